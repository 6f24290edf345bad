package org.xiangli;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.xiangli.channel.cli.Console;

/** Xiangli (乡里): village services and self-government. The plan of the house is {@code docs/architecture.md}. */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@EnableScheduling
public class Xiangli {

    /** Starts the server, or runs one console command when the first argument names one. */
    public static void main(String[] arguments) {
        if (Console.isMeant(arguments)) {
            System.exit(Console.run(Xiangli.class, arguments));
        }
        SpringApplication.run(Xiangli.class, arguments);
    }
}
