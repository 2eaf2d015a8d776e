"""What is asked when an account serves several communities."""

WHICH = "请问您说的是哪个小区？点一下或回数字："
WHICH_OF_THESE = "没找到这个小区，请从下面选一个。"
