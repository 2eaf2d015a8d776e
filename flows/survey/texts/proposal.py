"""The half-yearly survey is proposed."""

from __future__ import annotations

from flows.writing.markup import tap


def proposed(community: str) -> str:
    """Say that it is time for it, and how it begins."""
    return (
        f"{community}：又到半年一次的满意度调查了。点“{tap('新建调查', '问卷 新建')}”，选“半年满意度调查”，"
        "题目都是现成的，几步就能提交审批。"
    )
