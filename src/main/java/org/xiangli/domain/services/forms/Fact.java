package org.xiangli.domain.services.forms;

import java.util.Locale;

/** What the register of residents knows and a form therefore never asks (国令716 第7条). */
public enum Fact {
    NAME,
    ID_NUMBER,
    BIRTH_DATE,
    SEX,
    /** Known only if she gave one; another may be written instead. */
    PHONE,
    VILLAGE;

    /** Key of the words that tell from where it was taken. */
    public String sourceKey() {
        return "forms.source." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
