package org.xiangli;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** Xiangli (乡里): village services and self-government. The plan of the house is {@code docs/architecture.md}. */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Xiangli {

    public static void main(String[] arguments) {
        SpringApplication.run(Xiangli.class, arguments);
    }
}
