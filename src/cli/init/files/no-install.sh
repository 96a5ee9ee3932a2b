# 这里还没有写明从哪里安装 gangmu。把这几行换成安装命令，例如：
# Nothing says yet where gangmu comes from. Replace these lines by a command that installs it, as in:
#   cargo install --locked --git https://example.org/gangmu.git --rev COMMIT gangmu
#   curl --fail --location https://example.org/gangmu-@version@.tar.gz | tar xz -C "$CARGO_INSTALL_ROOT/bin"
echo "没有写明从哪里安装 gangmu：请修改本文件的安装步骤。Nothing says where gangmu comes from: edit the step that installs it in this file." >&2
exit 1
