package org.xiangli.browser;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** Every kind of page of the running house: the addresses that answer a GET with a screen, as Spring knows them. */
final class PageKinds {

    /** A kind that holds a single value at a place is closer than one that holds anything. */
    private final TreeMap<PathPattern, Boolean> screens =
            new TreeMap<>(Comparator.<PathPattern>naturalOrder().thenComparing(PathPattern::getPatternString));

    PageKinds(RequestMappingHandlerMapping mapping) {
        mapping.getHandlerMethods().forEach((info, method) -> {
            if (answersGet(info)) {
                Objects.requireNonNull(info.getPathPatternsCondition())
                        .getPatterns()
                        .forEach(pattern -> screens.merge(pattern, isScreen(method), Boolean::logicalOr));
            }
        });
    }

    /** The patterns, such as {@code /cases/{id}}. */
    List<String> all() {
        return screens.entrySet().stream()
                .filter(java.util.Map.Entry::getValue)
                .map(entry -> entry.getKey().getPatternString())
                .sorted()
                .toList();
    }

    /** The kind of the page at this path, query or not; empty for a file, an interface or nothing. */
    Optional<String> of(String path) {
        var container = PathContainer.parsePath(path.replaceFirst("[?#].*", ""));
        return screens.entrySet().stream()
                .filter(entry -> entry.getKey().matches(container))
                .findFirst()
                .filter(java.util.Map.Entry::getValue)
                .map(entry -> entry.getKey().getPatternString());
    }

    /** True where every part of the address is fixed, so that it may simply be opened. */
    static boolean isFixed(String kind) {
        return PathContainer.parsePath(kind).elements().stream()
                .filter(PathSegment.class::isInstance)
                .noneMatch(part -> part.value().contains("{") || part.value().contains("*"));
    }

    private static boolean answersGet(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods();
        return methods.contains(RequestMethod.GET);
    }

    private static boolean isScreen(HandlerMethod method) {
        return ModelAndView.class.isAssignableFrom(method.getMethod().getReturnType());
    }
}
