package org.xiangli.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Locale;
import java.util.ResourceBundle;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Expects a refusal with this code and these arguments, that has a text in both languages. */
final class Refused {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Refused() {}

    static Refusal with(String code, ThrowingCallable call, Object... arguments) {
        var refusal = catchThrowableOfType(Refusal.class, call);
        assertThat(refusal).as("refused as %s", code).isNotNull();
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.arguments()).containsExactly(arguments);
        for (var locale : new Locale[] {Locale.ROOT, Locale.ENGLISH}) {
            var texts = ResourceBundle.getBundle("org.xiangli.kernel.messages", locale, NO_FALLBACK);
            assertThat(texts.getString("refusal." + code)).isNotBlank();
        }
        return refusal;
    }
}
