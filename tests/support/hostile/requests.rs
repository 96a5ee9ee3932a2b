//! A preview server to be asked by anybody.

use gangmu::site::serve::{Preview, Previewed, Rebuilt};
use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::mpsc;
use std::time::Duration;
use tempfile::TempDir;

/// How long the preview may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long one waits for the rest of an answer, which may not come.
const SHORT: Duration = Duration::from_millis(200);
/// What lies beside the site, and is nobody's business.
const SECRET: &str = "秘密";
const GOOD: &[u8] = b"GET / HTTP/1.0\r\nHost: localhost\r\n\r\n";

/// A preview of a small site, with a file beside it that it must not give away.
pub struct Server {
    address: SocketAddr,
    _folder: TempDir,
}

impl Server {
    /// Starts it on a thread that ends with the tests.
    pub fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("public");
        fs::create_dir(&root).unwrap();
        fs::write(root.join("index.html"), "<!doctype html><p>首页</p>").unwrap();
        fs::write(folder.path().join("secret"), SECRET).unwrap();
        let site = Previewed {
            root,
            ..Previewed::default()
        };

        let preview = Preview::bind(&site, 0).unwrap();
        let (ready, address) = mpsc::channel();
        std::thread::spawn(move || {
            preview.run(
                Rebuilt::Done,
                |_| Rebuilt::Done,
                |address| ready.send(address).unwrap(),
            )
        });
        Self {
            address: address.recv_timeout(PATIENCE).unwrap(),
            _folder: folder,
        }
    }

    /// Asks with any bytes, and panics where the answer gives the secret away.
    pub fn ask(&self, bytes: &[u8]) {
        let response = self.send(bytes, SHORT);
        assert!(!String::from_utf8_lossy(&response).contains(SECRET));
    }

    /// Panics unless a good request is answered.
    pub fn assert_lives(&self) {
        let response = self.send(GOOD, PATIENCE);
        assert!(String::from_utf8_lossy(&response).contains("首页"));
    }

    /// Sends bytes and reads what it says, for some time.
    fn send(&self, bytes: &[u8], patience: Duration) -> Vec<u8> {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(patience)).unwrap();
        let mut response = Vec::new();
        // It may end the connection at any time, and wait for the rest of a request.
        if stream.write_all(bytes).is_ok() {
            stream.read_to_end(&mut response).ok();
        }
        response
    }
}

/// Returns requests to begin with.
pub fn samples() -> Vec<Vec<u8>> {
    let samples: [&[u8]; 4] = [
        GOOD,
        b"GET /../secret?a=%2e HTTP/1.0\r\nHost: localhost:80\r\nRange: bytes=0-5,-2\r\n\r\n",
        b"HEAD /%2e%2e/secret HTTP/1.0\r\nHost: [::1]\r\nIf-None-Match: \"a\"\r\nAccept-Encoding: br\r\n\r\n",
        b"POST /_gangmu/build HTTP/1.0\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\n\r\n",
    ];
    samples.map(<[u8]>::to_vec).into()
}
