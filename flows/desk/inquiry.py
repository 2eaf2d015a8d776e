"""What staff say of an inquiry without its commands: 查完了, 这个属实, 打算退一个月."""

INQUIRY = {  # the command for each
    "unfounded": ("不属实",),
    "unclear": ("存疑",),
    "founded": ("属实",),
    "investigated": ("调查",),
    "inquired": ("调查",),
    "proposes": ("方案",),
}
