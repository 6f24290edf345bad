package org.xiangli.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.xiangli.testing.FreshStore;

/**
 * A test in a real browser against the whole house on a free port, with a PostgreSQL of its own under
 * {@code target/browser-store}. The class name ends in {@code IT}; test methods take {@link Visitors} as a parameter.
 *
 * <p>All tests with the same properties share one house. A test that gives properties of its own gets another house
 * and must give it another {@code xiangli.store.home} under {@code target}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles({"test", "browser"})
@ContextConfiguration(initializers = FreshStore.class)
@Import({TownHall.class, BusyVillage.Desks.class})
@TestConstructor(autowireMode = AutowireMode.ALL)
@ExtendWith(VisitorsExtension.class)
@interface BrowserTest {

    @AliasFor(annotation = SpringBootTest.class)
    String[] properties() default {};
}
