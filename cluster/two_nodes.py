"""Builds the bundled content on two nodes of which one is killed half-way, and compares with one build."""

import filecmp
import os
import pathlib
import subprocess
import sys
import threading
import time

import ray
from ray.cluster_utils import Cluster

PARTS = 5


def files(root):
    """Returns the paths of all files below a folder."""
    return {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()}


def compare(one, other):
    """Fails unless two folders hold the same files."""
    assert files(one) == files(other), files(one) ^ files(other)
    paths = sorted(files(one))
    _, differing, unread = filecmp.cmpfiles(one, other, paths, shallow=False)
    assert not differing and not unread, (differing, unread)
    return len(paths)


def kill_when_first_is_whole(cluster, node, facts, killed):
    """Kills a node as soon as one part is there: others are being made then."""
    while not any(facts.glob("*/keys")):
        time.sleep(0.02)
    cluster.remove_node(node, allow_graceful=False)
    killed.set()


def main():
    gangmu, artefacts = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    root = pathlib.Path(__file__).resolve().parent.parent
    subprocess.run([gangmu, "--root", root, "--quiet", "build", "--out", artefacts / "whole"], check=True)

    # Each node has one processor, so that both have work when one goes.
    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    second = cluster.add_node(num_cpus=1)
    work, killed = artefacts / "work", threading.Event()
    watcher = threading.Thread(
        target=kill_when_first_is_whole, args=(cluster, second, work / "facts", killed), daemon=True
    )
    watcher.start()
    try:
        command = [sys.executable, root / "cluster" / "build.py", "--project", root, "--parts", str(PARTS)]
        command += ["--out", artefacts / "merged", "--work", work, "--keep"]
        command += ["--gangmu", gangmu, "--address", cluster.address]
        subprocess.run(command, check=True, env={**os.environ, "RAY_ADDRESS": cluster.address})
    finally:
        ray.shutdown()
        cluster.shutdown()

    assert killed.is_set(), "no node was killed"
    count = compare(artefacts / "whole", artefacts / "merged")
    print(f"two nodes, one of them killed: {count} files, the same as one build's")


if __name__ == "__main__":
    main()
