"""Arabic words for the codes of the record, for the page."""

from __future__ import annotations

ACTS = {
    "say": "قال", "explain": "أوضح", "add": "أضاف", "stress": "شدّد", "note": "أشار", "announce": "أعلن",
    "claim": "رأى", "confirm": "أكّد", "deny": "نفى", "accuse": "اتّهم", "condemn": "أدان", "praise": "أشاد",
    "urge": "دعا", "warn": "حذّر", "promise": "تعهّد", "agree": "وافق", "reject": "رفض", "express": "أعرب",
    "ask": "سأل", "expect": "توقّع",
}  # fmt: skip
TYPES = {
    "AGREE": "اتفاق", "CONSULT": "تشاور", "SUPPORT": "تأييد", "CONCEDE": "تنازل", "COOPERATE": "تعاون", "AID": "مساعدة",
    "RETREAT": "تراجع", "REQUEST": "طلب", "ACCUSE": "اتهام", "REJECT": "رفض", "THREATEN": "تهديد", "PROTEST": "احتجاج",
    "SANCTION": "عقوبة", "MOBILIZE": "حشد", "COERCE": "إكراه", "ASSAULT": "اعتداء",
}  # fmt: skip
STATUSES = {
    "happened": "وقع", "ongoing": "جارٍ", "planned": "مزمع", "hypothetical": "مفترض", "negated": "منفي",
}  # fmt: skip
ENTITIES = {
    "person": "شخص", "country": "دولة", "organization": "هيئة", "place": "مكان", "group": "جماعة", "office": "منصب",
}  # fmt: skip
SPEAKER_FROM = {
    "named": "", "dropped": "الفاعل مستتر", "pronoun": "بالضمير", "collective": "", "unnamed": "مصدر لم يُسمَّ",
}  # fmt: skip
PUBLISHED_FROM = {"dateline": "من رأس الخبر", "metadata": "من بيانات المصدر", "option": "كما أُعطي"}
CASUALTIES = {
    "killed": "قتلى", "wounded": "جرحى", "arrested": "موقوفون", "abducted": "مخطوفون", "displaced": "نازحون",
}  # fmt: skip
SECTORS = {
    "GOV": "حكومة", "MIL": "جيش", "LEG": "برلمان", "JUD": "قضاء", "COP": "شرطة", "SPY": "استخبارات", "PTY": "حزب",
    "OPP": "معارضة", "REB": "مسلحون معارضون", "UAF": "قوة مسلحة مجهولة", "PRM": "ميليشيا", "CVL": "مدنيون",
    "JRN": "إعلام", "BUS": "أعمال", "EDU": "تعليم", "MED": "صحة", "REL": "دين", "SOC": "مجتمع مدني", "REF": "لاجئون",
    "LAB": "عمال", "AGR": "زراعة", "CRM": "إجرام", "ELI": "مسؤول سابق أو وجيه", "UNK": "غير معروف",
    "PRE": "كيان معترف به جزئيا",
}  # fmt: skip
