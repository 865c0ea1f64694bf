from __future__ import annotations

import hashlib
import io
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdf
import pytest

from generator.board import board
from generator.config import Config
from generator.load import load_catalog
from generator.problem import DataError
from generator.publish.executor import local
from generator.publish.typst import Press, PressError, print_all
from generator.render import prints
from generator.render.sheet import Sheet
from tests.prints.reading import MM, letters, picture, text
from tests.prints.specimens import LONGEST, SHORTEST, named
from tests.support.catalog import mini_catalog, project

ROOT = Path(__file__).parents[2]
CONFIG = Config(ROOT, date(2026, 11, 20))
ENDS = [project(), LONGEST, SHORTEST]
CATALOG = mini_catalog(*ENDS)


@pytest.fixture(scope="module")
def press() -> Press:
    return Press(CONFIG)


def board_pdf(press: Press, one) -> bytes:
    return press.pdf(prints.sheet(mini_catalog(one), "board-a3", one, CONFIG.today))


def hat_pdf(press: Press, one) -> bytes:
    return press.pdf(prints.sheet(mini_catalog(one), "hat-60x40", one, CONFIG.today))


def box(page, name: str) -> list[float]:
    return [round(float(side) / MM, 1) for side in page[name]]


def problem_of(work) -> str:
    with pytest.raises(DataError) as caught:
        work()
    (problem,) = caught.value.problems
    return problem.show("en")


def test_a_board_is_trimmed_to_a3_with_bleed_and_marks_around(press):
    reader = pypdf.PdfReader(io.BytesIO(board_pdf(press, project())))
    (page,) = reader.pages
    assert box(page, "/MediaBox") == [0, 0, 440, 317]
    assert box(page, "/TrimBox") == [10, 10, 430, 307]


def test_a_hat_sheet_is_a4(press):
    (page,) = pypdf.PdfReader(io.BytesIO(hat_pdf(press, project()))).pages
    assert box(page, "/MediaBox") == [0, 0, 210, 297]


@pytest.mark.parametrize("one", ENDS, ids=lambda p: p.id)
@pytest.mark.parametrize("make", [board_pdf, hat_pdf])
def test_fonts_are_embedded_and_the_file_is_ua_1(press, make, one):
    reader = pypdf.PdfReader(io.BytesIO(make(press, one)))
    fonts = reader.pages[0]["/Resources"]["/Font"].get_object()
    assert len(fonts) >= 2
    for font in fonts.values():
        (inner,) = font.get_object()["/DescendantFonts"]
        descriptor = inner.get_object()["/FontDescriptor"].get_object()
        assert {"/FontFile2", "/FontFile3"} & set(descriptor)
        assert re.match(r"/[A-Z]{6}\+NotoSansSC", descriptor["/FontName"]), (
            "a subset has six letters in front"
        )
    root = reader.trailer["/Root"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data()
    assert root["/Lang"].startswith("zh")
    assert root["/MarkInfo"]["/Marked"]
    assert one.name in reader.metadata.title


@pytest.mark.parametrize("one", ENDS, ids=lambda p: p.id)
def test_the_text_layer_has_all_thirteen_items_and_every_number(press, one):
    shown = text(board_pdf(press, one))
    items = {
        "owner": [one.owner.name],
        "general_contractor": [one.general_contractor.name],
        "project_department": [one.project_department.name],
        "subcontractors": [sub.name for sub in one.subcontractors] or ["本项目没有分包单位"],
        "regulator": [regulator.name for regulator in one.regulators],
        "wage_officer": ["劳资专管员", "13800138000"],
        "minimum_wage": ["2195元/月", "小时工资23元", "以当地公布为准（未核验）"],
        "pay_day": ["每月15日", "发上个月工资"],
        "regulator_phone": ["行业主管部门投诉举报", *(p.number for r in one.regulators for p in r.phones)],
        "inspection_phone": ["劳动保障监察投诉举报", "12333"],
        "arbitration": ["劳动争议调解仲裁申请", "劳动仲裁"],
        "legal_aid": ["法律援助申请", "法律援助中心"],
        "legal_line": ["公共法律服务热线", "12348"],
    }
    assert set(items) == {item.key for item in CATALOG.vocabulary.board_items}
    assert {key: [word for word in words if word not in shown] for key, words in items.items()} == {
        key: [] for key in items
    }
    companies = [one.owner, one.general_contractor, one.project_department, *one.subcontractors]
    numbers = [phone.number for company in companies for phone in company.phones]
    assert [number for number in numbers if number not in shown] == []
    for word in (
        "农民工工资维权信息告示牌",
        "分包欠薪，总包先付",
        "0595-12333",
        "0595-12345",
        "扫不了？打12333",
    ):
        assert word in shown
    code = board(CATALOG, one, CONFIG.today).tokens["board"]
    assert f"wb.example/q/{code}" in shown
    assert f"编号{code}" in shown


def test_every_board_of_the_data_shows_its_numbers(press):
    catalog = load_catalog(ROOT)
    projects = catalog.public_projects()
    assert len(projects) >= 8
    for one in projects:
        it = board(catalog, one, CONFIG.today)
        doors = [it.inspection, it.arbitration, it.legal_aid, it.legal_line, it.main_line, it.second_line]
        dials = [d for door in doors if door for d in door.dials] + [*it.wage_officer]
        dials += [d for _, numbers in it.regulators for d in numbers]
        shown = text(press.pdf(prints.sheet(catalog, "board-a3", one, CONFIG.today)))
        assert [d.number for d in dials if d.number not in shown] == []
        assert "示例" in shown


def test_words_on_a_board_can_be_read_from_a_step_away(press):
    for one in ENDS:
        sizes = [size for letter, size in letters(board_pdf(press, one)) if "一" <= letter <= "鿿"]
        assert sum(size >= 9 for size in sizes) / len(sizes) > 0.8
        assert min(sizes) >= 7  # the slug line, outside the trim


@pytest.mark.parametrize("one", ENDS, ids=lambda p: p.id)
def test_the_numbers_of_a_card_are_at_least_nine_points(press, one):
    read = list(letters(hat_pdf(press, one)))
    line = "".join(letter for letter, _ in read)
    for number in ("12333", "12345"):
        places = [m.start() for m in re.finditer(number, line)]
        assert len(places) == 18
        assert min(size for start in places for _, size in read[start : start + 5]) >= 9
    assert ("示例" in line) == one.demo


def test_every_card_says_what_it_is(press):
    shown = text(hat_pdf(press, project()))
    code = board(CATALOG, project(), CONFIG.today).tokens["hat"]
    counts = {word: shown.count(word) for word in ("工资维权", "老菜场工地", code, "免费", "24小时")}
    assert counts == dict.fromkeys(counts, 18)
    assert shown.count("19毫米") == 1


def test_a_name_twelve_times_too_long_is_refused_with_its_field_and_millimetres(press):
    one = named("示例晋江市灵源街道林口社区安置房一期工程" * 12)
    shown = problem_of(lambda: board_pdf(press, one))
    assert re.fullmatch(
        r"data/projects/named\.yaml:0:0: error: “name” is too long for print/named/board-a3\.pdf "
        r"even at its smallest size\. It needs 258\.0 × \d\d\.\d mm \(width × height\) "
        r"and has 258\.0 × 14\.5 mm\. Shorten it\. \(print-overflow\)",
        shown,
    )


def test_an_unbreakable_run_is_refused_with_its_width(press):
    shown = problem_of(lambda: board_pdf(press, named("A" * 200)))
    found = re.search(r"needs (\d+\.\d) × .* has (\d+\.\d) ×", shown)
    assert found
    assert float(found[1]) > float(found[2]) == 258


def test_too_many_subcontractors_are_refused(press):
    one = project(
        subcontractors=[
            {"name": f"示例第{n}劳务有限公司", "work": {"zh": "木工", "en": "Formwork"}} for n in range(60)
        ]
    )
    assert "“subcontractors” is too long" in problem_of(lambda: board_pdf(press, one))


@pytest.mark.parametrize("name", ["示例" * 200, "示例·\U0001f3d7街道办事处"], ids=["too long", "no glyph"])
def test_a_refused_sheet_leaves_nothing_for_the_next(name):
    one, press = project(), Press(CONFIG)
    with pytest.raises(DataError):
        board_pdf(press, named(name))
    assert board_pdf(press, LONGEST) == board_pdf(Press(CONFIG), LONGEST)
    assert board_pdf(press, one) == board_pdf(Press(CONFIG), one)


def test_presses_leave_no_files_behind(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setenv("TMPDIR", str(tmp_path))  # which processes that we start see as well
    press = Press(CONFIG)
    assert list(tmp_path.glob("press-*/print/board.typ"))
    del press
    sheets = [prints.sheet(mini_catalog(project()), "board-a3", project(), CONFIG.today)] * 8
    config = Config(tmp_path, CONFIG.today)
    shutil.copytree(ROOT / "theme/print", tmp_path / "theme/print")
    with local(2) as crew:
        made = print_all(config, sheets, crew, lambda _: None, again=True)
        next(made)
        assert list(tmp_path.glob("press-*/print/board.typ"))
        assert len(list(made)) == 7
    assert {path.name for path in tmp_path.iterdir()} <= {".build", "theme"}


def test_a_card_overflows_once_not_eighteen_times(press):
    one = project(everyday_name={"zh": "老菜场后面那片工地" * 6, "en": "Site"})
    assert "“everyday_name” is too long for print/sample/hat-60x40.pdf" in problem_of(
        lambda: hat_pdf(press, one)
    )


def test_a_letter_without_a_glyph_is_refused_with_the_letter_and_its_words(press):
    shown = problem_of(lambda: board_pdf(press, named("示例ཀ工程")))
    assert "The print font Noto Sans SC has no “ཀ”; it stands in “示例ཀ工程”." in shown


def test_a_rare_letter_of_a_name_has_a_glyph(press):
    assert "示例喆堃䶮工程" in text(board_pdf(press, named("示例喆堃䶮工程")))


def test_words_of_the_data_are_not_typst(press):
    name = '#panic("x") $x$ *示例* `工程` <a> @b \\ //'
    assert "".join(name.split()) in text(board_pdf(press, named(name)))


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("#set document(title: [x])\none #pagebreak() two", "has 2 pages, not 1"),
        ('#set document(title: [x])\n#set text(font: "Nowhere")\none', "unknown font family"),
        ("#nonsense", "unknown variable"),
    ],
)
def test_a_wrong_template_is_our_bug(tmp_path, template, said):
    folder = tmp_path / "theme/print"
    folder.mkdir(parents=True)
    (folder / "wrong.typ").write_text('#set text(font: "Noto Sans SC")\n' + template)
    with pytest.raises(PressError, match=said):
        Press(Config(tmp_path, CONFIG.today)).pdf(Sheet("print/x/x.pdf", "wrong.typ", "data/x.yaml", {}))


def test_same_bytes_again_and_in_another_process(press):
    code = (
        "import hashlib;from datetime import date;from pathlib import Path;"
        "from tests.publish.test_typst import *;"
        "p=Press(CONFIG);print(*(hashlib.sha256(f(p,LONGEST)).hexdigest() for f in (board_pdf,hat_pdf)))"
    )
    made = [hashlib.sha256(make(press, LONGEST)).hexdigest() for make in (board_pdf, hat_pdf)]
    assert [hashlib.sha256(make(Press(CONFIG), LONGEST)).hexdigest() for make in (board_pdf, hat_pdf)] == made
    run = [sys.executable, "-c", code]
    other = subprocess.run(run, capture_output=True, text=True, check=True, cwd=ROOT, timeout=120)
    assert other.stdout.split() == made


@pytest.mark.parametrize("one", [project(), SHORTEST], ids=lambda p: p.id)
@pytest.mark.parametrize("key", ["board-a3", "board-900x1400", "board-2400x1200"])
def test_a_board_that_was_not_measured_looks_like_one_that_was(press, key, one):
    sheet = prints.sheet(mini_catalog(one), key, one, CONFIG.today)
    careful = replace(sheet, data={**sheet.data, "careful": True})
    assert (picture(press.pdf(sheet), 40) == picture(press.pdf(careful), 40)).all()


def test_most_boards_are_set_once_and_what_may_not_fit_is_measured(press, monkeypatch):
    ways: list[bool] = []
    set_so = Press._set
    monkeypatch.setattr(
        Press, "_set", lambda *given, careful=False: ways.append(careful) or set_so(*given, careful=careful)
    )
    catalog = load_catalog(ROOT)
    boards = [prints.sheet(catalog, "board-a3", one, CONFIG.today) for one in catalog.public_projects()]
    for sheet in boards:
        press.pdf(sheet)
    assert ways.count(False) == len(boards)
    assert ways.count(True) <= len(boards) / 2
    board_pdf(press, LONGEST)
    assert ways[-2:] == [False, True]


def test_another_day_is_another_edition(press):
    later = Press(Config(ROOT, date(2026, 12, 1)))
    sheet = prints.sheet(CATALOG, "hat-60x40", project(), CONFIG.today)
    assert press.pdf(sheet) != later.pdf(sheet)


def test_many_sheets_come_in_order_from_several_processes(press):
    projects = [project(f"p{n}") for n in range(6)]
    catalog = mini_catalog(*projects)
    keys = ("board-a3", "hat-60x40")
    sheets = [prints.sheet(catalog, key, one, CONFIG.today) for one in projects for key in keys]
    told: list[int] = []
    with local(2) as crew:
        made = list(print_all(CONFIG, sheets, crew, told.append))
    assert [output.path for output in made] == [sheet.path for sheet in sheets]
    assert told == list(range(1, 13))
    assert made[0].data == press.pdf(sheets[0])


@pytest.mark.parametrize("jobs", [1, 2])
def test_all_that_cannot_be_printed_is_told_at_once(jobs):
    projects = [project(f"p{n}", name="示例工程" * (200 if n in (1, 3) else 1)) for n in range(8)]
    catalog = mini_catalog(*projects)
    sheets = [prints.sheet(catalog, "board-a3", one, CONFIG.today) for one in projects]
    told: list[int] = []
    with local(jobs) as crew, pytest.raises(DataError) as caught:
        list(print_all(CONFIG, sheets, crew, told.append))
    assert Counter(p.path for p in caught.value.problems) == {
        "data/projects/p1.yaml": 1,
        "data/projects/p3.yaml": 1,
    }
    assert told[-1] == len(sheets)
