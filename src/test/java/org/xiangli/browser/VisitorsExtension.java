package org.xiangli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Hands {@link Visitors} to a test method and sees them off: a test in which the browser complained of anything fails,
 * and one that failed leaves pictures and pages under {@code target/browser-failures}.
 */
class VisitorsExtension implements ParameterResolver, AfterEachCallback {

    private static final Namespace HERE = Namespace.create(VisitorsExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Visitors.class;
    }

    @Override
    public Visitors resolveParameter(ParameterContext parameter, ExtensionContext test) {
        // Kept with the root, so that JUnit closes the browser when the last test has ended.
        var browser = test.getRoot()
                .getStore(HERE)
                .computeIfAbsent(OpenBrowser.class, key -> new OpenBrowser(), OpenBrowser.class);
        var port =
                SpringExtension.getApplicationContext(test).getEnvironment().getRequiredProperty("local.server.port");
        var visitors = new Visitors(browser, "http://localhost:" + port);
        test.getStore(HERE).put(Visitors.class, visitors);
        return visitors;
    }

    @Override
    public void afterEach(ExtensionContext test) {
        var visitors = test.getStore(HERE).remove(Visitors.class, Visitors.class);
        if (visitors == null) {
            return;
        }
        try (visitors) {
            if (test.getExecutionException().isPresent()) {
                visitors.keepEvidence(Path.of("target", "browser-failures", name(test)));
            } else {
                assertThat(visitors.complaints())
                        .as("what the browser complained of")
                        .isEmpty();
            }
        }
    }

    private static String name(ExtensionContext test) {
        var method = test.getRequiredTestMethod().getName();
        var shown = test.getDisplayName().startsWith(method) ? "" : " " + test.getDisplayName();
        return (test.getRequiredTestClass().getSimpleName() + " " + method + shown)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("-$", "");
    }
}
