import subprocess
import sys

import onrecord

NAMES = [
    "Claim", "Mention", "Reading", "Relation", "Removed", "Report", "Speaker",
    "__version__", "read", "read_report", "read_reports",
]  # fmt: skip


def test_the_public_names() -> None:
    assert sorted(onrecord.__all__) == sorted(NAMES)
    for name in NAMES:
        assert getattr(onrecord, name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    try:
        _ = onrecord.nothing
    except AttributeError as error:
        assert "nothing" in str(error)
    else:
        raise AssertionError("no AttributeError")


def test_importing_and_asking_for_help_load_nothing_heavy() -> None:
    code = (
        "import sys, onrecord, onrecord.cli; onrecord.cli.main(['--version']); onrecord.cli.main(['read', '--help']);"
        "heavy = {'spacy', 'sqlalchemy', 'rich', 'numpy', 'py3langid', 'yaml', 'pydantic'} & set(sys.modules);"
        "sys.exit(' '.join(sorted(heavy)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
