package org.xiangli.domain.services.forms;

import org.xiangli.kernel.Refusal;

/** A form that may not be published, and where it is wrong. */
public class FormFault extends Refusal {

    private final String path;

    FormFault(String path, String what) {
        super("forms.fault", FormLaw.GUIDE, path.isEmpty() ? "/" : path, what);
        this.path = path;
    }

    /** The place in the schema, as a JSON pointer. */
    public String path() {
        return path;
    }
}
