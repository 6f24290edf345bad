package org.xiangli.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.xiangli.Xiangli;
import org.xiangli.core.procedure.ProcedureReader;
import org.xiangli.core.procedure.ProcedureSource;

/** Xiangli in this process, as it is, with one procedure more: the six steps all engines here walk. */
final class House {

    static final String PROCEDURE = "bench-assist";

    private House() {}

    /** @param more property settings, {@code name=value} */
    static ConfigurableApplicationContext open(
            Settings settings,
            WebApplicationType web,
            ApplicationContextInitializer<GenericApplicationContext> also,
            String... more) {
        var properties = new ArrayList<>(List.of(
                "xiangli.store.home=" + settings.home(),
                "xiangli.store.connections=" + settings.workers(),
                "logging.level.root=warn",
                "server.port=0"));
        properties.addAll(Arrays.asList(more));
        return new SpringApplicationBuilder(Xiangli.class)
                .web(web)
                .logStartupInfo(false)
                .initializers((ApplicationContextInitializer<GenericApplicationContext>) House::furnish, also)
                .properties(properties.toArray(String[]::new))
                .run();
    }

    /** Without a web server, as the console opens it: beans are made when they are asked for. */
    static ConfigurableApplicationContext open(
            Settings settings, ApplicationContextInitializer<GenericApplicationContext> also) {
        return open(settings, WebApplicationType.NONE, also, "spring.main.lazy-initialization=true");
    }

    private static void furnish(GenericApplicationContext context) {
        context.getBeanFactory().registerSingleton("bench.notPartOfTheHouse", new NotPartOfTheHouse());
        context.registerBean(
                "bench.procedures",
                ProcedureSource.class,
                () -> () -> List.of(ProcedureReader.read(House.class, "bench-assist.yaml")));
    }

    /** Keeps what lies in this package out of the house's own component scan. */
    private static final class NotPartOfTheHouse extends TypeExcludeFilter {

        @Override
        public boolean match(MetadataReader reader, MetadataReaderFactory factory) {
            return reader.getClassMetadata().getClassName().startsWith("org.xiangli.bench.");
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof NotPartOfTheHouse;
        }

        @Override
        public int hashCode() {
            return NotPartOfTheHouse.class.hashCode();
        }
    }
}
