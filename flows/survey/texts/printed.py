"""What is printed of a survey: the questionnaire on paper, and the code of each home."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.survey.record import survey_of
from flows.survey.texts import invitation as invitation_texts

if TYPE_CHECKING:
    from flows.settings.site import Community, Settings
    from flows.survey.shape import Plan, Question
    from storage.records.case import Case

LANGUAGE = "zh-CN"
OFFICE = "物业服务中心"
HOW = "请在选中的方框里打√。标“选填”的可以不答；服务没用过的，选“没用过”。"
SEVERAL = "（可多选）"
OPTIONAL = "（选填）"
NUMBER, DATE = "填数字：", "____年____月____日"
PHOTO = "请在微信里把照片发给我们。"
THANKS = "感谢您的宝贵意见！"
HOME = "____栋____单元____室"
ENTERED_AS = "录入编号（工作人员填写）"
WHO = "房号、姓名"
STUB = "领取登记（交回前请撕下，与答卷分开存放）"
STUB_HOME = "房号"
STUB_SIGNED = "领取人签名"
CUT = "沿虚线撕开"


def heading(community: Community) -> str:
    """Return whose questionnaire it is."""
    return f"{community.name}{OFFICE}"


def introduction(case: Case) -> str:
    """Return what it is for, and why it is worth an answer."""
    return invitation_texts.worth(survey_of(case).planned())


def promise(plan: Plan) -> str:
    """Return how answers are kept."""
    if plan.anonymous:
        return "本问卷匿名，请不要在答卷上写姓名、房号和电话。"
    return "本问卷实名，请写上房号和姓名，答案会和房号一起保存。"


def where_to_return(case: Case, community: Community, settings: Settings) -> str:
    """Return until when, and where, a paper comes back."""
    boxes = "、".join(f"{one}栋" for one in community.boxes)
    box = f"投进意见箱（{boxes}），" if boxes else ""
    return f"请在{invitation_texts.last_day(case, settings)}前{box}交到{OFFICE}或交给楼栋管家。电话：{community.duty_phone}"


def only_if(plan: Plan, question: Question) -> str:
    """Return to whom a question is put, by the numbers of the earlier ones; empty: to everybody."""
    places = {one.id: number for number, one in enumerate(plan.questions, 1)}
    parts = [
        f"第{places[other]}题选“{'”或“'.join(words)}”" for other, words in question.when.items()
    ]
    return f"（{'，且'.join(parts)}的请答）" if parts else ""


def below_the_code(case: Case, settings: Settings) -> str:
    """Return what stands below the code of a home."""
    plan = survey_of(case).planned()
    kept = "，匿名" if plan.anonymous else ""
    return f"微信扫一扫填写，约{plan.minutes}分钟{kept}，{invitation_texts.last_day(case, settings)}截止。"


ONE_HOME_ONLY = "此码只供本户使用，一户一份，请勿转发。"
