"""Full German dates."""

import pytest

from kg.dates import find_dates


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("12. November 2024", "2024-11-12"),
        ("1.März 2019", "2019-03-01"),
        ("3. JUNI 2014", "2014-06-03"),
        ("2. Jänner 2020", "2020-01-02"),
        ("5. Okt. 2021", "2021-10-05"),
        ("12.11.2024", "2024-11-12"),
        ("1. 7. 2013", "2013-07-01"),
        ("24.05.23", "2023-05-24"),
        ("24.05.87", "1987-05-24"),
        ("2024-11-12", "2024-11-12"),
    ],
)
def test_a_full_date_is_read_in_every_form(printed: str, day: str) -> None:
    text = f"Am {printed} war es so weit."
    assert [(text[start:end].rstrip("."), iso) for start, end, iso in find_dates(text)] == [(printed, day)]


@pytest.mark.parametrize(
    "text", ["31. Februar 2024", "45.13.2020", "im Mai 2024", "am 3. Mai", "Version 1.2.2020.4", "Telefon 0211.12.34"]
)
def test_what_is_no_full_date_is_left_alone(text: str) -> None:
    assert find_dates(text) == ()


def test_of_a_range_only_the_end_is_a_full_date() -> None:
    assert [iso for _, _, iso in find_dates("vom 4. bis 6. Oktober 2023")] == ["2023-10-06"]
