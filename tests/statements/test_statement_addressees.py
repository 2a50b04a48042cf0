"""To whom it was said."""

from __future__ import annotations

import pytest
from tests.statements.statement_reading import analyse

from rawi.statements import find_statements


def addressees(text: str) -> list[tuple[str, ...]]:
    analysis = analyse(text)
    entities = analysis.entities.entities
    return [tuple(entities[i].name for i in s.addressee) for s in find_statements(analysis)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("وأبلغ الوزير الروسي نظيره الفرنسي بأن الوفد سيصل غدا.", [("نظيره الفرنسي",)]),
        ("ودعا الرئيس الفرنسي روسيا وإيران إلى وقف القتال.", [("روسيا", "إيران")]),
        ("وقال المتحدث باسم الجيش لرويترز إن العملية انتهت.", [("رويترز",)]),
        ("وصرح مدير الشركة محمد علي لصحيفة الحياة بأن الأسعار سترتفع.", [("صحيفة الحياة",)]),
        ("وقال الأمين العام للأمم المتحدة أنطونيو غوتيريش للصحفيين إن الوضع خطير.", [("الصحفيين",)]),
        ("وطلب الرئيس الفرنسي من الحكومة أن تستقيل.", [("الحكومة",)]),
        ("وأضاف وزير الخارجية الروسي سيرغي لافروف في مقابلة مع قناة العربية أن الاتفاق قريب.", [("قناة العربية",)]),
        ("وأكد أمير قطر في اتصال هاتفي مع الرئيس الروسي فلاديمير بوتين أن بلاده ملتزمة بالاتفاق.", [("فلاديمير بوتين",)]),
    ],
)  # fmt: skip
def test_addressee(text: str, names: list[tuple[str, ...]]) -> None:
    assert addressees(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "واتهم الوزير الروسي المعارضة بتعطيل الحوار.",  # spoken of, not to
        "وأشار وزير الدولة للشؤون الخارجية إلى أن الحوار مستمر.",  # part of the title
        "ودعا نائب عن المعارضة إلى تأجيل الانتخابات.",
        "وأكد المدير العام للشركة أن الإنتاج ارتفع.",
        "وقالت فرنسا إن الوقت مناسب للحوار.",
    ],
)
def test_nobody_is_addressed(text: str) -> None:
    assert addressees(text) == [()]
