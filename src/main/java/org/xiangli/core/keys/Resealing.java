package org.xiangli.core.keys;

/** A room with sealed fields: seals anew, in the county that is bound, what older keys have sealed. */
public interface Resealing {

    /**
     * Goes through all its rows in transactions of its own; what is sealed by the keys in force stays as it is.
     *
     * @return how many rows it sealed anew; 0 when nothing needs the older keys any more
     */
    int reseal();
}
