#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-3-Clause
"""Finds in .circleci/config.yml what the service would refuse: names of jobs, commands, executors, parameters and presets
that are not there, values of the wrong kind, scripts that do not exist.

Then it spoils the file in several ways and wants each to be noticed. Ends with 77, for "skipped", where PyYAML is missing.
"""
import copy
import json
import pathlib
import re
import sys

STEPS = {"run", "checkout", "restore_cache", "save_cache", "store_test_results", "store_artifacts", "persist_to_workspace",
         "attach_workspace", "add_ssh_keys", "setup_remote_docker"}
OF_A_WORKFLOW_JOB = {"name", "matrix", "requires", "filters", "context", "type", "pre-steps", "post-steps"}
USE = re.compile(r"<<\s*([\w.-]+)\s*>>")


class Checker:
    def __init__(self, config, root):
        self.config = config
        self.root = root
        self.errors = []
        self.used = set()
        presets = json.loads((root / "CMakePresets.json").read_text(encoding="utf-8"))
        self.presets = {preset["name"] for preset in presets["testPresets"] if not preset.get("hidden")}

    def fault(self, where, what):
        self.errors.append(f"{where}: {what}")

    def part(self, kind):
        return self.config.get(kind) or {}

    def uses(self, where, value, parameters):
        """Each << ... >> names a parameter of the thing that it stands in."""
        for name in USE.findall(json.dumps(value)):
            if name.startswith("pipeline."):
                continue
            if not name.startswith("parameters.") or name[len("parameters."):] not in parameters:
                self.fault(where, f"<< {name} >> is no parameter")

    def arguments(self, where, given, kind, name, matrix=None):
        """What is passed to a job, a command or an executor fits its parameters."""
        self.used.add((kind, name))
        parameters = self.part(kind)[name].get("parameters", {})
        values = {key: [value] for key, value in given.items()}
        values.update(matrix or {})
        for key in values.keys() - parameters.keys():
            self.fault(where, f"{name} has no parameter {key}")
        for key, parameter in parameters.items():
            if key not in values:
                if "default" not in parameter:
                    self.fault(where, f"{name} needs the parameter {key}")
                continue
            for value in values[key]:
                self.argument(f"{where}: {key}", value, parameter)

    def argument(self, where, value, parameter):
        if isinstance(value, str) and USE.search(value):
            return
        kind = parameter["type"]
        fits = {"string": isinstance(value, (str, int)), "boolean": isinstance(value, bool), "integer": isinstance(value, int),
                "steps": isinstance(value, list), "enum": value in parameter.get("enum", []), "executor": True,
                "env_var_name": isinstance(value, str)}
        if not fits.get(kind, False):
            self.fault(where, f"{value!r} is no {kind} {parameter.get('enum', '')}")

    def parameters(self, where, thing):
        for name, parameter in thing.get("parameters", {}).items():
            if "default" in parameter:
                self.argument(f"{where}.{name}", parameter["default"], parameter)
            if name == "preset":
                for preset in set(parameter["enum"]) - self.presets:
                    self.fault(where, f"there is no test preset {preset}")

    def steps(self, where, steps):
        for step in steps:
            name, given = (step, {}) if isinstance(step, str) else next(iter(step.items()))
            if USE.match(name):
                continue
            if name in self.part("commands"):
                self.arguments(where, given or {}, "commands", name)
                for key, parameter in self.part("commands")[name].get("parameters", {}).items():
                    if parameter["type"] == "steps":
                        self.steps(where, (given or {}).get(key, []))
            elif name == "steps":
                if not USE.search(str(given)):
                    self.fault(where, "steps is not a parameter")
            elif name not in STEPS:
                self.fault(where, f"there is no command {name}")
            elif name == "run":
                self.script(where, given if isinstance(given, str) else given["command"])

    def script(self, where, text):
        for name in re.findall(r"(?m)^\s*((?:[\w.]+/)+[\w.-]+\.sh|\.ci/\w+)\b", text):
            if not (self.root / name).is_file():
                self.fault(where, f"there is no {name}")

    def job(self, name, job):
        where = f"jobs.{name}"
        body = {key: value for key, value in job.items() if key != "parameters"}
        self.parameters(where, job)
        self.uses(where, body, job.get("parameters", {}))
        executor = job.get("executor")
        if executor:
            given = {} if isinstance(executor, str) else {k: v for k, v in executor.items() if k != "name"}
            title = executor if isinstance(executor, str) else executor["name"]
            if title in self.part("executors"):
                self.arguments(where, given, "executors", title)
            else:
                self.fault(where, f"there is no executor {title}")
        elif not {"docker", "machine", "macos"} & job.keys():
            self.fault(where, "it says nowhere where it runs")
        self.steps(where, job["steps"])

    def workflow(self, name, workflow):
        names = set()
        required = set()
        for entry in workflow["jobs"]:
            job, given = (entry, {}) if isinstance(entry, str) else next(iter(entry.items()))
            where = f"workflows.{name}.{job}"
            if job not in self.part("jobs"):
                self.fault(where, "there is no such job")
                continue
            matrix = given.get("matrix", {}).get("parameters", {})
            title = given.get("name", job)
            for used in USE.findall(title):
                if not used.startswith("matrix.") or used[len("matrix."):] not in matrix:
                    self.fault(where, f"<< {used} >> is not in the matrix")
            combinations = [title]
            for key, values in matrix.items():
                combinations = [re.sub(rf"<<\s*matrix\.{key}\s*>>", str(value), one) for one in combinations for value in values]
            for one in combinations:
                if one in names:
                    self.fault(where, f"two jobs are called {one}")
                names.add(one)
            required.update(given.get("requires", []))
            self.arguments(where, {k: v for k, v in given.items() if k not in OF_A_WORKFLOW_JOB}, "jobs", job, matrix)
        for one in required - names:
            self.fault(f"workflows.{name}", f"there is no job {one} to wait for")

    def check(self):
        for kind in ("commands", "executors"):
            for name, thing in self.part(kind).items():
                where = f"{kind}.{name}"
                self.parameters(where, thing)
                self.uses(where, {k: v for k, v in thing.items() if k != "parameters"}, thing.get("parameters", {}))
                self.steps(where, thing.get("steps", []))
        for name, job in self.part("jobs").items():
            self.job(name, job)
        for name, workflow in self.part("workflows").items():
            if name != "version":
                self.workflow(name, workflow)
        for kind in ("commands", "executors", "jobs"):
            for name in self.part(kind).keys() - {used for of, used in self.used if of == kind}:
                self.fault(f"{kind}.{name}", "nothing uses it")
        return self.errors


def spoiled(config):
    """Copies of the file with one mistake each."""
    def broken(change):
        other = copy.deepcopy(config)
        change(other)
        return other

    def jobs(other):
        return other["workflows"]["tests"]["jobs"]

    yield "a job that is not defined", broken(lambda c: jobs(c).append("tset"))
    yield "a job that is not used", broken(lambda c: c["jobs"].update(unused=dict(c["jobs"]["macos"])))
    yield "a value that is not allowed", broken(lambda c: jobs(c)[0]["test"]["matrix"]["parameters"]["preset"].append("fast"))
    yield "a parameter that is not declared", broken(lambda c: jobs(c)[0]["test"].update(speed=1))
    yield "a parameter that is left out", broken(lambda c: jobs(c)[0]["test"]["matrix"]["parameters"].pop("preset"))
    yield "a name without its matrix", broken(lambda c: jobs(c)[0]["test"].update(name="<< matrix.system >>"))
    yield "two jobs of one name", broken(lambda c: jobs(c)[0]["test"].update(name="test"))
    yield "a job to wait for that is not there", broken(lambda c: jobs(c)[0]["test"].update(requires=["build"]))
    yield "a command that is not defined", broken(lambda c: c["jobs"]["test"]["steps"].append("finish"))
    yield "a parameter of a command that is left out", broken(lambda c: c["jobs"]["test"]["steps"].append({"with_ccache": {}}))
    yield "a use of what is no parameter", broken(lambda c: c["jobs"]["test"]["steps"].append({"run": "<< parameters.speed >>"}))
    yield "an executor that is not defined", broken(lambda c: c["jobs"]["consume"].update(executor="ubuntu"))
    yield "a script that is not there", broken(lambda c: c["jobs"]["test"]["steps"].append({"run": "tests/walk.sh"}))
    yield "a preset that is not there", broken(lambda c: c["jobs"]["test"]["parameters"]["preset"]["enum"].append("fast"))


def main():
    try:
        import yaml
    except ImportError:
        print("skipped: this needs PyYAML")
        return 77
    root = pathlib.Path(sys.argv[1])
    config = yaml.safe_load((root / ".circleci/config.yml").read_text(encoding="utf-8"))
    errors = Checker(config, root).check()
    print("\n".join(errors))
    unnoticed = [name for name, other in spoiled(config) if not Checker(other, root).check()]
    for name in unnoticed:
        print(f"not noticed: {name}")
    return 1 if errors or unnoticed else 0


if __name__ == "__main__":
    sys.exit(main())
