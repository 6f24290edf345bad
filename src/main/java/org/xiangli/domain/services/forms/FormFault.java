package org.xiangli.domain.services.forms;

import org.xiangli.kernel.Refusal;

/** A form that may not be published, and where it is wrong. */
public class FormFault extends Refusal {

    private final String path;
    private final String what;

    /** @param what a short word; {@code forms.fault.<what>} is its text */
    FormFault(String path, String what) {
        super("forms.fault", FormLaw.GUIDE, path.isEmpty() ? "/" : path, what);
        this.path = path;
        this.what = what;
    }

    /** The place in the schema, as a JSON pointer; empty for the whole. */
    public String path() {
        return path;
    }

    /** Key of the text that says what is wrong there. */
    public String textKey() {
        return "forms.fault." + what;
    }
}
