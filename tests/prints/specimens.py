"""Boards at the ends of what has to fit: long real names with twelve subcontractors, and the shortest."""

from __future__ import annotations

from generator.model.project import Project
from tests.support.catalog import landline, project, short

MOBILE = {"number": "13800138000", "kind": "mobile", "publish": "public", "consent": "演示号码"}
WORKS = [
    *("土方", "钢筋", "木工", "混凝土", "脚手架", "砌筑抹灰"),
    *("防水", "幕墙", "水电安装", "消防", "电梯", "室外管网与道路"),
]

LONGEST = project(
    "longest",
    name="示例晋江市灵源街道林口社区城中村改造安置房及配套幼儿园、社区服务中心、地下综合管廊建设项目（一期）施工总承包工程第二标段",
    everyday_name={"zh": "公交总站后面那条小路走到头蓝色围挡里的大工地", "en": "The big site"},
    address={"zh": "灵源街道林口社区示例大道与示例二路交叉口东南侧200米", "en": "Sample Avenue"},
    owner={
        "name": "示例晋江市城市建设投资开发集团有限责任公司灵源片区建设指挥部",
        "phones": [landline("0595-85612345")],
    },
    general_contractor={
        "name": "示例海峡建设发展股份有限公司与示例省第五建筑工程集团有限公司联合体",
        "phones": [landline("0595-85612346", label={"zh": "值班", "en": "duty"})],
    },
    project_department={
        "name": "示例灵源林口安置房一期施工总承包工程第二标段项目经理部",
        "address": "工地南门进门右手边第二排板房一楼",
        "phones": [landline("0595-85612347")],
    },
    supervisor={"name": "示例省建设工程监理咨询有限公司", "phones": [landline("0595-85612348")]},
    subcontractors=[
        {
            "name": f"示例泉州晋江灵源建筑工程劳务分包有限责任公司第{n}分公司",
            "work": {"zh": work, "en": "Work"},
            "phones": [MOBILE],
        }
        for n, work in enumerate(WORKS, 1)
    ],
    regulators=[
        {"industry": "housing", "name": "示例市住房和城乡建设局", "phones": [short("12345")]},
        {
            "industry": "water",
            "name": "示例市水利局",
            "phones": [short("12345"), landline("0595-85612349")],
        },
    ],
    wage_officer={
        "post": {"zh": "劳资专管员（项目部综合办公室）", "en": "Wage officer"},
        "where": {"zh": "项目部一楼104室，每天8:00—18:00", "en": "Room 104"},
        "phones": [MOBILE],
    },
)

SHORTEST = project(
    "shortest",
    demo="false",
    name="某小学",
    everyday_name=None,
    address=None,
    supervisor=None,
    owner={"name": "某镇"},
    general_contractor={"name": "某公司"},
    project_department={"name": "项目部"},
    subcontractors=[],
    no_subcontractors="true",
    regulators=[{"industry": "other", "name": "某局", "phones": [short("12345")]}],
)


def named(name: str) -> Project:
    """An ordinary project with this full name."""
    return project("named", name=name)
