"""What people call an intent, a mood: the Chinese names of the intent list, for traces and screens of staff."""

from __future__ import annotations

from collections.abc import Mapping

INTENTS: Mapping[str, str] = {
    "product_info": "商品咨询", "suitability": "适用咨询", "size_advice": "尺码推荐", "stock": "库存到货", "compare": "商品对比",
    "recommend": "求推荐", "price": "价格咨询", "bargain": "议价", "promotion": "活动优惠", "gift": "赠品", "authenticity": "正品保障",
    "usage": "使用方法", "installation": "安装服务", "warranty": "质保政策", "custom_order": "定制团购", "place_order": "下单帮助",
    "payment": "支付问题", "order_status": "订单查询", "modify_order": "修改订单", "change_address": "修改地址",
    "cancel_order": "取消订单", "invoice": "发票", "price_protection": "价保补差", "ship_time": "发货时间", "urge_ship": "催发货",
    "track_parcel": "物流查询", "urge_delivery": "催配送", "carrier": "快递配送范围", "shipping_fee": "运费",
    "delivery_problem": "配送异常", "delivery_appointment": "预约配送", "return_goods": "退货", "exchange_goods": "换货",
    "refund_request": "退款申请", "refund_progress": "退款进度", "quality_issue": "质量问题", "wrong_or_missing": "错发漏发",
    "return_freight": "退换运费", "repair": "维修", "aftersale_progress": "售后进度", "change_aftersale": "修改撤销售后",
    "compensation": "要求赔偿", "complaint": "投诉", "escalation_threat": "维权威胁", "account": "账号问题",
    "membership": "会员积分", "review": "评价晒单", "recycling": "以旧换新回收", "ask_human": "转人工", "greeting": "问候",
    "thanks_bye": "致谢结束", "praise": "表扬", "bot_identity": "询问身份", "provide_info": "提供信息", "affirm": "肯定",
    "deny": "否定", "dissatisfied": "不满应答", "other": "其他",
}  # fmt: skip
MOODS: Mapping[str, str] = {
    "calm": "平静",
    "anxious": "着急",
    "dissatisfied": "不满",
    "angry": "生气",
    "happy": "满意",
}


def intent_name(code: str) -> str:
    """The intent's name; a shop's own intent goes by its code."""
    return INTENTS.get(code, code)


def mood_name(label: str) -> str:
    """The mood's name."""
    return MOODS.get(label, label)
