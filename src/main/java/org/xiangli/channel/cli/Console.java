package org.xiangli.channel.cli;

import java.util.Set;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;

/** The {@code xiangli} command: the same house without its web server. */
@Command(
        name = "xiangli",
        mixinStandardHelpOptions = true,
        description = "Operates Xiangli (乡里).",
        subcommands = {
            VillagesCommand.class,
            AdministratorCommand.class,
            DemoCommand.class,
            DatabaseCommand.class,
            KeysCommand.class
        })
public final class Console {

    private static final Set<String> COMMANDS =
            Set.of("villages", "administrator", "demo", "database", "keys", "-h", "--help");

    private Console() {}

    /** True when the first argument names a command and not a property of the server. */
    public static boolean isMeant(String... arguments) {
        return arguments.length > 0 && COMMANDS.contains(arguments[0]);
    }

    /** Runs a command in a house of its own and returns the process's exit code. */
    public static int run(Class<?> house, String... arguments) {
        if (arguments[0].startsWith("-")) {
            return new CommandLine(new Console()).execute(arguments);
        }
        var application = new SpringApplicationBuilder(house)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .properties("xiangli.demo=", "logging.level.root=warn", "spring.main.lazy-initialization=true");
        try (var context = application.run()) {
            var beans = context.getAutowireCapableBeanFactory();
            return new CommandLine(new Console(), new BeanFactory(beans)).execute(arguments);
        }
    }

    private record BeanFactory(AutowireCapableBeanFactory beans) implements IFactory {

        @Override
        public <K> K create(Class<K> wanted) throws Exception {
            return wanted.getPackage().equals(Console.class.getPackage())
                    ? beans.createBean(wanted)
                    : CommandLine.defaultFactory().create(wanted);
        }
    }
}
