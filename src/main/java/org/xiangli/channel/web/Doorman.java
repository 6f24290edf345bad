package org.xiangli.channel.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.stereotype.Component;
import org.xiangli.core.access.Account;

/** Lets somebody in once it is clear who she is: with a fresh session, and on to the page she wanted. */
@Component
class Doorman {

    private final SecurityContextRepository contexts;
    private final HttpSessionRequestCache wanted = new HttpSessionRequestCache();

    Doorman(SecurityContextRepository contexts) {
        this.contexts = contexts;
    }

    /** Returns the path to go to. */
    String letIn(Account account, HttpServletRequest request, HttpServletResponse response) {
        var target = wanted.getRequest(request, response);
        request.getSession();
        request.changeSessionId();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                account, "", List.of(new SimpleGrantedAuthority("SIGNED_IN"))));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        return target == null ? "/home" : pathOf(target.getRedirectUrl());
    }

    /** Nobody is signed in any more. */
    void sendAway(HttpServletRequest request, HttpServletResponse response) {
        SecurityContextHolder.clearContext();
        contexts.saveContext(SecurityContextHolder.createEmptyContext(), request, response);
    }

    /** Only the path of where she wanted to go: never another host. */
    private static String pathOf(String url) {
        var uri = URI.create(url);
        var query = uri.getRawQuery();
        return uri.getRawPath() + (query == null ? "" : "?" + query);
    }
}
