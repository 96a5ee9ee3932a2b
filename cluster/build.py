#!/usr/bin/env python3
"""Builds a large site in parts, on all machines of a Ray cluster, and merges them on this one.

    python3 cluster/build.py --project . --parts 40 --out public
    python3 cluster/build.py --project /plans --parts 400 --address auto

All machines see the project and the folder of work (--work) at the same paths, and have `gangmu` on their PATH (or at
--gangmu). A part is one run of `gangmu build --part`. Where it fails, or its machine goes, Ray runs it again elsewhere, --retries
times; the others are not touched, because a part is whole or not there. The outcome is what one `gangmu build` would make,
byte for byte.
"""

import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import time
import uuid

import ray


class PartFailed(Exception):
    """`gangmu build --part` said that something is wrong: another machine would say the same."""


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--project", type=pathlib.Path, default=pathlib.Path("."), help="the project folder")
    parser.add_argument("--parts", type=int, required=True, help="how many parts; some three for each processor")
    parser.add_argument("--out", type=pathlib.Path, help="where the site goes [default: public in the project]")
    parser.add_argument("--work", type=pathlib.Path, help="where parts lie meanwhile [default: .gangmu-cache/cluster in the project]")
    parser.add_argument("--keep", action="store_true", help="keep the parts: the next run makes only those that are missing")
    parser.add_argument("--address", help="the cluster, as in auto or ray://host:10001 [default: this machine alone]")
    parser.add_argument("--gangmu", default="gangmu", help="the program on each machine")
    parser.add_argument("--retries", type=int, default=3, help="how often a part is tried again")
    return parser.parse_args()


# A part uses all processors that it is given; one keeps the memory of a machine in bounds by the number of its processors.
@ray.remote(num_cpus=1)
def build_part(gangmu, project, part, facts):
    """Builds a part; returns what `gangmu build --part` said, with the name of the machine."""
    # What a killed worker started may still be writing: each try has a folder of its own.
    own = pathlib.Path(f"{facts}.{uuid.uuid4().hex}")
    command = [gangmu, "--root", project, "--lang", "en", "build", "--part", part, "--facts", own]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "RAYON_NUM_THREADS": "1"})
    if done.returncode == 1:
        raise PartFailed(f"{part}: the content has errors\n{done.stderr}")
    if done.returncode != 0:
        raise RuntimeError(f"{part}: exit code {done.returncode}\n{done.stderr}")
    try:
        own.rename(facts)
    except OSError:
        # Another try was first.
        shutil.rmtree(own, ignore_errors=True)
    return ray.util.get_node_ip_address(), done.stderr.strip().splitlines()[-1].split(": ", 1)[-1]


def clear(*folders):
    """Removes folders of this program's own; whatever else lies in the folder of work stays."""
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def is_whole(facts):
    return (facts / "keys").exists()


def build_parts(options, project, lists, facts):
    """Builds all parts that are not there, and says how far it is."""
    missing = [part for part in lists if not is_whole(facts / part.stem)]
    task = build_part.options(
        max_retries=options.retries,
        # A machine that goes is a reason to try again, and so is one that is full; what is wrong with the content is none.
        retry_exceptions=[RuntimeError],
    )
    running = {
        task.remote(options.gangmu, str(project), str(part), str(facts / part.stem)): part for part in missing
    }
    begun, done = time.monotonic(), len(lists) - len(missing)
    while running:
        ready, _ = ray.wait(list(running), num_returns=1)
        for one in ready:
            part = running.pop(one)
            node, said = ray.get(one)
            done += 1
            print(f"[{done}/{len(lists)}] {part.stem} on {node}: {said}", flush=True)
    print(f"{len(missing)} parts in {time.monotonic() - begun:.1f} s", flush=True)


def main():
    options = arguments()
    project = options.project.resolve()
    work = (options.work or project / ".gangmu-cache" / "cluster").resolve()
    lists_folder, facts = work / "lists", work / "facts"
    if not options.keep:
        clear(lists_folder, facts)

    gangmu = [options.gangmu, "--root", str(project)]
    subprocess.run([*gangmu, "partition", "--parts", str(options.parts), "--out", str(lists_folder)], check=True)
    lists = sorted(lists_folder.glob("part-*.txt"), key=lambda part: int(part.stem.removeprefix("part-")))

    ray.init(address=options.address, log_to_driver=False, include_dashboard=False if options.address is None else None)
    try:
        build_parts(options, project, lists, facts)
    except ray.exceptions.RayTaskError as error:
        sys.exit(str(error.cause))
    finally:
        ray.shutdown()

    merge = [*gangmu, "merge", *(str(facts / part.stem) for part in lists)]
    if options.out:
        merge += ["--out", str(options.out.resolve())]
    outcome = subprocess.run(merge).returncode
    if outcome == 0 and not options.keep:
        clear(lists_folder, facts)
    sys.exit(outcome)


if __name__ == "__main__":
    main()
