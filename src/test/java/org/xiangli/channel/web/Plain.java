package org.xiangli.channel.web;

import java.io.UnsupportedEncodingException;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A page without what differs each time: the form's token, keys made once, and what was typed or asked for. */
final class Plain {

    private Plain() {}

    static String page(MvcTestResult result) {
        try {
            return result.getResponse()
                    .getContentAsString()
                    .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "·")
                    .replaceAll("value=\"[^\"]*\"", "value=\"·\"");
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
