# SPDX-License-Identifier: Apache-2.0
"""An admission webhook that refuses everything it is asked about, in given words."""
import base64, http.server, json, os, ssl, subprocess, tempfile, threading


class DenyingWebhook:
    """Listens on loopback with a certificate of its own while the `with` lasts: `url`, and `authority` for the caBundle."""

    def __init__(self, words):
        self.words = words

    def __enter__(self):
        folder = tempfile.mkdtemp()
        key, certificate = os.path.join(folder, "key"), os.path.join(folder, "certificate")
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                        "-subj", "/CN=gate", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate],
                       check=True, capture_output=True)
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        with open(certificate, "rb") as file:
            self.authority = base64.b64encode(file.read()).decode()
        os.remove(key), os.remove(certificate), os.rmdir(folder)
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.url = f"https://127.0.0.1:{self.server.server_port}/gate"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    def _handler(self):
        words = self.words

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                answer = json.dumps({**asked, "request": None, "response": {
                    "uid": asked["request"]["uid"], "allowed": False, "status": {"code": 403, "message": words}}}).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_):
                pass

        return Handler
