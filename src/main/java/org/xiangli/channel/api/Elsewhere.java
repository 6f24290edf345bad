package org.xiangli.channel.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whoever asks for what the interface does not have gets a problem (RFC 9457) like any other, not a page. */
@Controller
class Elsewhere {

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    Elsewhere(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    /** A path that is there under another method says which ones it takes; one that is nowhere is not found. OPTIONS Spring answers. */
    @RequestMapping({"/api/v1/**", "/govstack/**", "/hsds/**"})
    void nothing(HttpServletRequest request) {
        var taken = methods(PathContainer.parsePath(request.getRequestURI()));
        if (taken.isEmpty()) {
            throw ApiProblem.of(HttpStatus.NOT_FOUND, "api.path");
        }
        taken.add(RequestMethod.OPTIONS.name());
        throw ApiProblem.of(HttpStatus.METHOD_NOT_ALLOWED, "api.method", request.getMethod())
                .with(HttpHeaders.ALLOW, String.join(", ", taken));
    }

    private Set<String> methods(PathContainer path) {
        var found = new TreeSet<String>();
        mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(entry -> !entry.getValue().getBeanType().equals(Elsewhere.class))
                .map(entry -> entry.getKey())
                .filter(mapping -> matches(mapping, path))
                .forEach(mapping ->
                        mapping.getMethodsCondition().getMethods().forEach(method -> found.add(method.name())));
        if (found.contains(RequestMethod.GET.name())) {
            found.add(RequestMethod.HEAD.name());
        }
        return found;
    }

    private static boolean matches(RequestMappingInfo mapping, PathContainer path) {
        var patterns = mapping.getPathPatternsCondition();
        return patterns != null && patterns.getPatterns().stream().anyMatch(pattern -> pattern.matches(path));
    }
}
