# OpenStack Swift with its S3 door, whole on this machine, in a folder of its own: what bin/setup installs as python3-swift. For tests of the store of files.
# Usage: swift-server.py FOLDER KEY_ID SECRET PORT INNER_PORT INNER_PORT INNER_PORT. It ends when its standard input does.
import getpass, os, signal, sys
from swift.common import utils
from swift.common.ring import RingBuilder
from swift.common.wsgi import run_wsgi

folder, key_id, secret, *ports = sys.argv[1:]
account, user = key_id.split(":")
os.makedirs(f"{folder}/devices/disk", exist_ok=True)
common = f"swift_dir = {folder}\ndevices = {folder}/devices\nmount_check = false\nbind_ip = 127.0.0.1\nuser = {getpass.getuser()}\nworkers = 0\nlog_address = {folder}/no-log\n"

def write(name, text):
    with open(f"{folder}/{name}", "w") as file:
        file.write(text)

inner = ["account", "container", "object"]
for kind, port in zip(inner, ports[1:]):
    builder = RingBuilder(4, 1, 1)
    builder.add_dev({"region": 1, "zone": 1, "ip": "127.0.0.1", "port": int(port), "device": "disk", "weight": 1})
    builder.rebalance()
    builder.get_ring().save(f"{folder}/{kind}.ring.gz")
    write(f"{kind}.conf", f"[DEFAULT]\n{common}bind_port = {port}\n[pipeline:main]\npipeline = {kind}-server\n[app:{kind}-server]\nuse = egg:swift#{kind}\n")
write("proxy.conf", f"""[DEFAULT]
{common}bind_port = {ports[0]}
[pipeline:main]
pipeline = catch_errors cache s3api tempauth proxy-server
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:1
[filter:s3api]
use = egg:swift#s3api
location = fi-1
[filter:tempauth]
use = egg:swift#tempauth
user_{account}_{user} = {secret} .admin
[app:proxy-server]
use = egg:swift#proxy
allow_account_management = true
account_autocreate = true
""")
write("swift.conf", "[swift-hash]\nswift_hash_path_suffix = test\nswift_hash_path_prefix = test\n")

utils.SWIFT_CONF_FILE = f"{folder}/swift.conf"
children = []
for kind in inner + ["proxy"]:
    child = os.fork()
    if child == 0:
        os.close(0)
        sys.exit(run_wsgi(f"{folder}/{kind}.conf", f"{kind}-server"))
    children.append(child)
sys.stdin.read()
for child in children:
    os.kill(child, signal.SIGKILL)
