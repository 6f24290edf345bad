package org.xiangli.domain.services.forms;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.AnnotationKeyword;
import com.networknt.schema.keyword.Keyword;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The one validator of pages, interfaces and imports: JSON Schema 2020-12, formats asserted, nothing fetched. */
@Component
class Validator {

    /** Words for people in a schema: they explain and never decide. */
    static final List<String> ANNOTATIONS = List.of(
            "x-title-en",
            "x-description-en",
            "x-options",
            "x-register",
            "x-unit",
            "x-lines",
            "x-item",
            "x-version",
            "x-covers",
            "x-steps");

    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

    private final SchemaRegistry registry;

    Validator(Clock clock) {
        var annotations =
                ANNOTATIONS.stream().<Keyword>map(AnnotationKeyword::new).toList();
        Dialect dialect = Dialect.builder(Dialects.getDraft202012())
                .formats(Formats.all(() -> LocalDate.now(clock)))
                .keywords(annotations)
                .build();
        registry = SchemaRegistry.withDialect(
                dialect,
                builder -> builder.schemaCacheEnabled(false)
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    Schema compile(JsonNode schema) {
        return registry.getSchema(schema);
    }

    /** The places that are no schema. */
    List<FormFault> faults(JsonNode schema) {
        return registry.getSchema(SchemaLocation.of(DRAFT)).validate(schema).stream()
                .map(error -> new FormFault(error.getInstanceLocation().toString(), "schema"))
                .toList();
    }
}
