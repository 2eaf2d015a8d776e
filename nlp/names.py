"""How a person calls themselves: 我是张女士, 业主李雷, 我叫王芳."""

import re

_SURNAMES = (
    "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|"
    "[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳"
    "鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒"
    "屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪干解应宗丁宣邓郁单杭洪包诸左石"
    "崔吉钮龚程嵇邢裴陆荣翁荀羊甄曲封储靳焦巴牧隗山谷车侯全班秋仲伊宫宁仇栾甘厉戎祖武符刘景詹束龙叶司黎薄印白蒲邰从鄂索赖卓屠蒙"
    "池乔阴胥能苍双闻莘党翟谭贡劳申扶堵冉宰雍桑桂牛寿通边燕冀浦尚农温别庄晏柴瞿阎连习艾鱼容向古易廖庾终步都耿满弘匡文寇广聂晁敖"
    "冷辛阚简饶曾沙乜养鞠丰关查红游竺权盖益桓公付肖佟涂代覃]"
)
_TITLE = r"(?:女士|先生|小姐|阿姨|大爷|大妈|叔叔|老师|医生|师傅|奶奶|爷爷|太太|姐|哥|某)"
_END = r"(?=$|[\s，。！？；,.!?:、\d的]|家|电话|手机|住|房|业主|租户|要|想|我|反映|报修|投诉|家里)"
_SELF = ("我是", "我姓", "姓", "业主", "住户", "租户", "联系人", "本人", "代报", "我叫")
_TITLED = re.compile(
    rf"(?:{'|'.join(_SELF)})?[^\u4e00-\u9fff]{{0,3}}(?P<name>(?:{_SURNAMES}){_TITLE})"
)
_CALLED = re.compile(
    rf"(?:我叫|我的名字是|我名字叫|姓名|名字叫|本人|业主|住户|租户|联系人|户主)(?:是|叫|:|姓名)?\s?(?P<name>(?:{_SURNAMES})[\u4e00-\u9fff]{{1,2}}?){_END}"
    rf"|我是\s?(?P<also>(?:{_SURNAMES})[\u4e00-\u9fff]{{1,2}}?)(?=$|[\s，。！？；,.!?、\d])"
)
_BOUND = re.compile(rf"绑定\s.*?(?P<name>(?:{_SURNAMES})[\u4e00-\u9fff]{{1,2}})(?=$|\s)")
_WRITTEN = re.compile(r"[一-鿿·]{2,12}")
_WHOLE = re.compile(rf"(?:{_SURNAMES})(?:{_TITLE}|[\u4e00-\u9fff]{{1,2}})")
_NOT_NAMES = (
    "业主", "租户", "住户", "物业", "管家", "师傅", *"群家楼号栋都不没要想在和也说的"
)  # fmt: skip
_OTHERS = re.compile(
    r"(?:找|让|叫|派|投诉|给|表扬|感谢|谢谢|那个|你们|物业|管家|维修)[^，。！？；]{0,2}$"
)


def find_name(plain: str) -> str | None:
    """Give the writer's name or how they are addressed, None when they do not say it."""
    bound = _BOUND.search(plain)
    if bound:
        return bound["name"]
    called = _CALLED.search(plain)
    if called:
        name = called["name"] or called["also"]
        if name and not any(word in name[1:] for word in _NOT_NAMES):
            return name
    for titled in _TITLED.finditer(plain):
        before = plain[max(0, titled.start() - 5) : titled.start()]
        self_named = titled[0].startswith(_SELF)
        if self_named or (not titled["name"].endswith("师傅") and not _OTHERS.search(before)):
            return titled["name"].removesuffix("某")
    return None


def written(text: str) -> str:
    """Return the first Chinese word of a text, for who was asked for a name; empty without one."""
    found = _WRITTEN.search(text)
    return found[0] if found else ""


def could_be_name(words: str) -> bool:
    """Tell whether words are shaped like a name: a surname with a title or a given name."""
    return _WHOLE.fullmatch(words) is not None
