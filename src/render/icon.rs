//! The mark of a site, by convention of its theme: `assets/icon.svg` for browsers, `assets/icon.png` for what
//! draws no SVG: previews in other programs, home screens.

use imagesize::ImageType;

/// Which of the two a theme has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Icon {
    /// Whether there is an icon.svg.
    pub svg: bool,
    /// Length of a side of icon.png in pixels; `None` where there is no such file, or it is no square PNG.
    pub png: Option<u32>,
}

/// Path of the drawing below the root of a site.
pub const SVG: &str = "assets/icon.svg";
/// Path of the picture below the root of a site.
pub const PNG: &str = "assets/icon.png";

impl Icon {
    /// Returns which of the two are among the files of a theme, which are named by their path below assets/.
    pub fn of(assets: &[(String, Vec<u8>)]) -> Self {
        let find = |path: &str| {
            let (_, bytes) = assets
                .iter()
                .find(|(name, _)| path.strip_prefix("assets/") == Some(name))?;
            Some(bytes)
        };
        Self {
            svg: find(SVG).is_some(),
            png: find(PNG).and_then(|bytes| side(bytes)),
        }
    }
}

/// Returns the side of a square PNG in pixels; `None` for a picture that is not square, and for what is no PNG.
fn side(png: &[u8]) -> Option<u32> {
    let kind = imagesize::image_type(png).ok()?;
    if kind != ImageType::Png {
        return None;
    }
    let size = imagesize::blob_size(png).ok()?;
    let is_square = size.width == size.height && size.width > 0;
    is_square.then(|| u32::try_from(size.width).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        [
            b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".as_slice(),
            &width.to_be_bytes(),
            &height.to_be_bytes(),
        ]
        .concat()
    }

    #[test]
    fn a_square_picture_has_a_side() {
        assert_eq!(side(&png(512, 512)), Some(512));
        assert_eq!(side(&png(512, 256)), None);
        assert_eq!(side(&png(0, 0)), None);
        assert_eq!(side(b"GIF89a\x02\0\x02\0\0\0\0\0\0\0\0\0"), None);
        assert_eq!(side(b""), None);
        assert_eq!(side(&png(512, 512)[..20]), None);
    }

    #[test]
    fn both_stand_below_assets() {
        let assets = [
            ("icon.svg".to_owned(), Vec::new()),
            ("other/icon.png".to_owned(), png(512, 512)),
        ];
        assert_eq!(
            Icon::of(&assets),
            Icon {
                svg: true,
                png: None
            }
        );
    }
}
