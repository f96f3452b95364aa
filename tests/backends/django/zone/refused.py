"""Why the zone does not do what somebody asks for."""


class Refused(Exception):
    """The state of things forbids it; `code` is for programs, `message` for people."""

    MESSAGES = {
        "registration_closed": "报名已截止",
        "already_registered": "您已报名该活动",
        "already_applied": "您已有人才卡或正在办理的申请",
        "matter_closed": "该事项已办结",
        "not_answered": "该事项尚未答复",
        "already_rated": "您已评价过",
        "already_decided": "该申请已办结",
        "stale": "内容已更新，请刷新后重试",
        "key_reused": "同一请求编号对应了不同的内容",
    }

    def __init__(self, code: str):
        self.code = code
        self.message = self.MESSAGES[code]
        super().__init__(self.message)
