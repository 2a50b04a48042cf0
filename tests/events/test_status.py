"""Whether events happened: what negates, plans or promises them."""

import pytest

import rawi


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("قالت الشرطة إن هجوم طالبان على القاعدة لم يسفر عن إصابات.", "هجوم", "happened"),  # its results are denied
        ("قالت المحكمة المصرية إن الحكم يعد عدوانا على اختصاص البرلمان.", "عدوانا على", "happened"),  # no promise
        ('قال الوزير السوداني: "نشكر دولة قطر على دعمها".', "نشكر", "happened"),  # done by saying it
    ],
)
def test_the_status_that_words_give(text: str, trigger: str, status: str) -> None:
    found = [(e.trigger.text, e.status) for e in rawi.load().read(text, published="2018-05-01").events]
    assert (trigger, status) in found
