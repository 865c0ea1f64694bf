"""Privacy: nobody's number, name or card gets into the data by accident.

A message shows only the two ends of what it found, so that a log doesn't spread it.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks import identity
from generator.checks.case import Case
from generator.checks.survey import POST_KEYS, Found
from generator.model.phone import SERVICE_NUMBER
from generator.problem import Problem


def id_card(case: Case) -> Iterator[Problem]:
    """No text holds an ID-card number.

    Bad: note: {zh: "身份证 11010519491231002X"}
    Good: note: {zh: "带上身份证"}
    """
    for found in case.survey.texts:
        if number := identity.id_card(found.node):
            yield case.problem("id-card", found.spot, found=_ends(number))


def bank_card(case: Case) -> Iterator[Problem]:
    """No text holds a bank-card number.

    Bad: note: {zh: "工资卡 6222 0212 3456 7894"}
    Good: note: {zh: "工资专用账户尾号 7894"}
    """
    for found in case.survey.texts:
        number = identity.bank_card(found.node)
        if number and not identity.id_card(found.node):
            yield case.problem("bank-card", found.spot, found=_ends(number))


def mobile_in_text(case: Case) -> Iterator[Problem]:
    """A mobile stands in phones, where it can be kept back, and nowhere else.

    Bad: route: {zh: "打 139 0000 0000 找老陈"}
    Good: phones: [{number: …, kind: mobile, publish: office}]
    """
    for found in case.survey.texts:
        if found.path[-1] == "number" and "phones" in found.path:
            continue
        strange = [number for number in identity.mobiles(found.node) if number != SERVICE_NUMBER]
        if strange:
            yield case.problem("mobile-in-text", found.spot, found=_ends(strange[0]))


def name_in_text(case: Case) -> Iterator[Problem]:
    """Texts name posts, not people.

    Bad: by: 王小明, or note: {zh: "联系人：王小明"}
    Good: by: 宣传办值班岗
    """
    for found in case.survey.texts:
        name = identity.labelled_name(found.node) or (
            identity.bare_name(found.node) if _asks_for_a_post(found) else None
        )
        if name and found.owner.kind != "regulations":
            yield case.problem("name-in-text", found.spot, found=name[0] + "○" * (len(name) - 1))


def masked_name(case: Case) -> Iterator[Problem]:
    """A name with its end blotted out is replaced by the post.

    Bad: post: {zh: "陈**"}
    Good: post: {zh: 联络员}
    """
    for found in case.survey.texts:
        if found.owner.kind != "regulations" and (name := identity.masked_name(found.node)):
            yield case.problem("masked-name", found.spot, "warning", found=name)


def person_consent(case: Case) -> Iterator[Problem]:
    """A named person in a public record is public by consent, or kept back in so many words.

    Bad: person: {name: …} with no publish, or publish: public with no consent
    Good: person: {name: …, publish: public, consent: "2026-11-01 书面同意"}
    """
    for found in case.survey.people:
        person = found.node
        if person.publish == "public":
            undecided = not (person.consent or "").strip()
        else:
            undecided = "publish" not in person.model_fields_set and found.owner.publish == "public"
        if undecided:
            yield case.problem("person-consent", found.spot)


def person_on_file(case: Case) -> Iterator[Problem]:
    """A person who isn't public by consent is better not in the data at all.

    Bad: person: {name: …, publish: office}
    Good: no person; the post says it
    """
    for found in case.survey.people:
        person = found.node
        decided = "publish" in person.model_fields_set or found.owner.publish != "public"
        if person.publish != "public" and decided:
            yield case.problem("person-on-file", found.spot, "warning")


def mobile_consent(case: Case) -> Iterator[Problem]:
    """A mobile in a public record is public by consent, or kept back in so many words.

    Bad: {number: "13900000000", kind: mobile} in a public record
    Good: the same with publish: public and consent, or with publish: office
    """
    for found in case.survey.phones:
        phone = found.node
        if phone.kind != "mobile" or case.phone_shape(phone.number) != "mobile":
            continue  # one with a slip is named for that first
        if phone.publish == "public":
            undecided = not (phone.consent or "").strip()
        else:
            undecided = phone.publish is None and found.owner.publish == "public"
        if undecided:
            yield case.problem("mobile-consent", found.spot.at("number"), found=_ends(phone.digits))


def mobile_on_file(case: Case) -> Iterator[Problem]:
    """A mobile that isn't public by consent is better not in the data at all.

    Bad: {number: "13900000000", kind: mobile, publish: office}
    Good: an office's landline
    """
    for found in case.survey.phones:
        phone = found.node
        decided = phone.publish is not None or found.owner.publish != "public"
        if phone.kind == "mobile" and phone.publish != "public" and decided:
            yield case.problem(
                "mobile-on-file", found.spot.at("number"), "warning", found=_ends(phone.digits)
            )


def _asks_for_a_post(found: Found[str]) -> bool:
    return not POST_KEYS.isdisjoint(found.path)


def _ends(number: str) -> str:
    """Enough of a number to find it, too little to use it."""
    digits = "".join(symbol for symbol in number if symbol.isalnum())
    return f"{digits[:3]}…{digits[-2:]}"


CHECKS = (
    id_card,
    bank_card,
    mobile_in_text,
    name_in_text,
    masked_name,
    person_consent,
    person_on_file,
    mobile_consent,
    mobile_on_file,
)
