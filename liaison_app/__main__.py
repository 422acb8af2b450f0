"""Start Liaison: the window, a command, or the child that reads a file for us."""

import sys


def main() -> int:
    """Do what was typed, and return the exit code."""
    arguments = sys.argv[1:]
    if arguments[:1] == ["--read-file"]:
        from liaison_app.files.worker_child import child_main  # noqa: PLC0415 - nothing else loads

        return child_main(arguments)
    try:
        from liaison_app.bootstrap import start  # noqa: PLC0415 - the child above must stay small

        return start(arguments)
    except KeyboardInterrupt:  # while it is still being loaded, too
        sys.stderr.write("liaison: stopped; nothing was half-done.\n")
        return 1


if __name__ == "__main__":
    sys.exit(main())
