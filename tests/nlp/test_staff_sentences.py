"""Sentences of staff, and as many that are none, written without a look at the tables."""

from __future__ import annotations

from datetime import datetime

from nlp.acts import staff
from nlp.thresholds import CONFIRM
from nlp.understanding import understand

NOW = datetime(2026, 11, 24, 10)  # noqa: DTZ001 - local time
SAID = {
    "done": [
        *("门禁那个换了读头，刷得开了", "12跟8都搞利索了", "马桶不堵了，手都泡白了", "0031妥了"),
        *("4楼那盏灯亮起来了", "刚把1102的龙头换好", "那个漏水的弄完了，试了水没漏"),
        *("0033的锁换了新的，钥匙给业主了", "8栋的路灯全亮了", "17号搞完，收队"),
        *("1号2号3号都通开了", "给2单元那户换了水龙头", "地漏通了，还要再观察"),
    ],
    "undo": [
        "刚手滑点成完工了",
        "前头发的那个别当真",
        "改错了，不是完成",
        "误操作了，刚刚那单不算",
    ],
    "give": [
        "这单子给老刘，我今天倒休",
        "23和24的活交给陈师傅吧",
        "这单改派小孙",
        "53交给小林处理",
    ],
    "cannot": ["26不是我干的活，是保洁的", "我这头走不开，换个人", "我顶不住了，换老张来"],
    "wait_parts": ["去买个弯头，半小时回来", "水泵要等总部发货", "阀芯没货，下周二到"],
    "wait_vendor": ["厂家的人下周一才有空", "这活要开发商来弄"],
    "wait_owner": ["楼上那户死活不让进", "刚到门口，主人叫等五分钟", "先放着，等业主回来再说"],
    "wait_weather": ["风大，外墙的先不做", "雷阵雨，楼顶的活停一停", "外面下暴雨，外墙做不了"],
    "nobody_home": [
        *("到楼下按门铃没人理", "业主在上班，门没开", "打了三个电话都没接，门也敲不开"),
    ],
    "take": ["接上了，明早九点去", "单子我接，晚饭后过去"],
    "arrive": ["师傅我到5栋楼下了", "到了到了，别催"],
    "late": ["迟二十分钟，电动车没电", "晚到一刻钟"],
    "go": ["我去3栋，五分钟"],
    "note": ["记上一句，这家水表在门外", "12的水表读数3421，记下", "记录一下，这家阀门在橱柜里"],
    "tell_resident": ["跟1602讲我晚十分钟", "跟他讲明天再说", "通知1501明早八点停水"],
    "approve": ["同意，让他们签字", "31批了"],
    "reject": ["40单不批，票据不全", "29驳回，报价太高"],
}
NOT_SAID = [
    *("1502的水停了怎么办", "电梯又坏了你们来看看", "我家马桶堵了", "物业费怎么交", "今天停水吗"),
    *(
        "12号楼的灯不亮了",
        "师傅什么时候到",
        "我不在家，晚上再来吧",
        "楼上装修吵死了",
        "下水道还是堵",
    ),
    *("谁去修一下3栋的灯", "晚上食堂吃什么", "明天开会几点", "这个阀门多少钱", "门口有人吵架"),
    *("昨天那家又打电话来了", "快递到了没", "会议室空调坏了", "他们都走了", "花坛没人浇水"),
    *("你们能不能快点", "3栋门口的灯坏了三天了", "我妈不在家", "停水通知发了没", "什么时候发工资"),
    *(
        "食堂几点开门",
        "谁的车挡了消防通道",
        "我想问下物业费",
        "楼下又漏水了",
        "好的辛苦了",
        "路上小心",
    ),
    *("今天值班是谁", "我家灯换完了又坏", "业主群里在骂人", "1502说要投诉", "月底要盘点"),
    *("来两个人帮忙抬东西", "没有问题", "那个阀门是国产的", "我家下水道通了又堵", "不用修了"),
    *("邻居漏水到我家了", "你好请问几点下班", "快点来人啊", "停车费怎么算", "物业电话多少"),
    *("上次修的又坏了", "能不能先报价", "楼道没人打扫", "我下午三点在家", "谁把垃圾扔这了"),
    *("怎么还不来", "谢谢师傅", "门口的灯一闪一闪", "要等到什么时候", "他说不归他管", "今天几号"),
]


def heard(text: str) -> dict[str, float]:
    """Return the acts of a sentence as the desk hears it."""
    return staff.scores(understand(text, NOW).says, text)


def test_most_are_heard_and_hardly_any_is_taken_for_another() -> None:
    first = {
        text: (act, next(iter(heard(text).items()), None))
        for act, ts in SAID.items()
        for text in ts
    }
    right = [text for text, (act, top) in first.items() if top and top[0] == act]
    surely_wrong = [
        text for text, (act, top) in first.items() if top and top[0] != act and top[1] >= CONFIRM
    ]

    assert len(right) >= 0.7 * len(first)
    assert len(surely_wrong) <= 0.05 * len(first)


def test_what_is_said_of_something_else_is_never_certain() -> None:
    certain = {
        text: sure
        for text in NOT_SAID
        if (sure := {act for act, score in heard(text).items() if score >= CONFIRM})
    }

    assert certain == {}
