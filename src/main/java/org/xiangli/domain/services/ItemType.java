package org.xiangli.domain.services;

/** What kind of government act an item is (事项类型), as the national list of matters divides them. */
public enum ItemType {
    /** 行政许可. */
    LICENCE,
    /** 行政确认. */
    CONFIRMATION,
    /** 行政给付. */
    PAYMENT,
    /** 行政裁决. */
    RULING,
    /** 行政奖励. */
    REWARD,
    /** 其他行政权力. */
    OTHER,
    /** 公共服务. */
    PUBLIC_SERVICE
}
