"""What a survey is called, by its sort, and what has to be said of a consultation by law."""

SORTS = {
    "satisfaction": "满意度调查",
    "recheck": "整改回头看",
    "consultation": "意见征集",
    "meeting": "业主座谈会",
}
HELP_PAGE = "问卷"  # 帮助 问卷 tells what staff can write of surveys
NO_VOTE = "仅征求意见，不作为业主大会表决"
