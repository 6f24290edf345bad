package org.xiangli.channel.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.xiangli.core.page.Texts;
import org.xiangli.domain.services.forms.FieldProblem;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;
import tools.jackson.databind.json.JsonMapper;

/**
 * Problem answers (RFC 9457): a stable type, words in the reader's language, the rule a refusal stands on, and each field
 * that is wrong. {@code code}, {@code message} and {@code traceId} stand beside them for readers of GovStack's errors.
 */
@RestControllerAdvice(basePackages = "org.xiangli.channel.api")
@Order(Ordered.HIGHEST_PRECEDENCE)
class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> UNKNOWN = Set.of(
            "file.unknown",
            "case.unknown",
            "item.unknown",
            "item.not-in-force",
            "forms.unknown",
            "forms.none",
            "services.application-unknown",
            "services.resident-unknown");

    private final Texts texts;

    Problems(Texts texts) {
        this.texts = texts;
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> problem(ApiProblem problem, HttpServletRequest request) {
        var answer = answer(problem.status(), problem.refusal(), problem.fields(), request);
        var response = ResponseEntity.status(problem.status()).headers(answer.getHeaders());
        problem.headers().forEach(response::header);
        return response.body(answer.getBody());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(Refusal refusal, HttpServletRequest request) {
        return answer(status(refusal, request), refusal, List.of(), request);
    }

    @ExceptionHandler({HttpMessageNotReadableException.class, MethodArgumentTypeMismatchException.class})
    ResponseEntity<Map<String, Object>> unreadable(Exception problem, HttpServletRequest request) {
        return answer(HttpStatus.BAD_REQUEST, new Refusal("api.unreadable", Caller.RULE), List.of(), request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> broken(Exception problem, HttpServletRequest request) {
        if (problem instanceof ErrorResponse known) {
            var status = HttpStatus.valueOf(known.getStatusCode().value());
            return answer(status, new Refusal(code(status), Caller.RULE), List.of(), request);
        }
        var answer =
                answer(HttpStatus.INTERNAL_SERVER_ERROR, new Refusal("api.broken", Caller.RULE), List.of(), request);
        var body = answer.getBody();
        log.error("A request of a program failed, trace {}", body == null ? "" : body.get("traceId"), problem);
        return answer;
    }

    private static String code(HttpStatus status) {
        return switch (status) {
            case NOT_ACCEPTABLE -> "api.not-acceptable";
            case UNSUPPORTED_MEDIA_TYPE -> "api.media-type";
            case CONTENT_TOO_LARGE -> "api.too-large";
            default -> "api.unreadable";
        };
    }

    /** For filters, before any handler is found. */
    void write(HttpServletResponse response, HttpServletRequest request, HttpStatus status, String code)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.getWriter()
                .write(JSON.writeValueAsString(body(status, new Refusal(code, Caller.RULE), List.of(), request)));
    }

    static Locale reader(HttpServletRequest request) {
        var wanted = request.getHeader("Accept-Language");
        return wanted != null && wanted.strip().toLowerCase(Locale.ROOT).startsWith("en")
                ? Locale.ENGLISH
                : Locale.SIMPLIFIED_CHINESE;
    }

    private ResponseEntity<Map<String, Object>> answer(
            HttpStatus status, Refusal refusal, List<FieldProblem> fields, HttpServletRequest request) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body(status, refusal, fields, request));
    }

    private Map<String, Object> body(
            HttpStatus status, Refusal refusal, List<FieldProblem> fields, HttpServletRequest request) {
        var reader = reader(request);
        var detail = texts.refusal(reader, refusal);
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "/problems/" + refusal.code());
        body.put("title", texts.text(reader, "api.problem." + status.value() / 100));
        body.put("status", status.value());
        body.put("detail", detail);
        body.put("instance", request.getRequestURI());
        body.put("rule", ApiProblem.rule(refusal.rule()));
        if (!fields.isEmpty()) {
            body.put(
                    "errors", fields.stream().map(field -> field(field, reader)).toList());
        }
        body.put("traceId", Ids.next().toString());
        body.put("code", refusal.code());
        body.put("message", detail);
        body.put("localizedMessage", detail);
        return body;
    }

    private Map<String, Object> field(FieldProblem problem, Locale reader) {
        var written = new LinkedHashMap<String, Object>();
        written.put("pointer", "#/" + problem.field().replace("~", "~0").replace("/", "~1"));
        written.put("field", problem.field());
        written.put("code", problem.key());
        written.put("detail", problem.in(texts, reader));
        return written;
    }

    /** GovStack knows no 422: bad input is 400 there. */
    private static HttpStatus status(Refusal refusal, HttpServletRequest request) {
        var code = refusal.code();
        if (code.endsWith(".not-found") || UNKNOWN.contains(code)) {
            return HttpStatus.NOT_FOUND;
        }
        if (code.startsWith("access.") || code.equals("api.scope")) {
            return HttpStatus.FORBIDDEN;
        }
        if (code.equals("case.changed-meanwhile")) {
            return HttpStatus.CONFLICT;
        }
        return request.getRequestURI().startsWith("/govstack/")
                ? HttpStatus.BAD_REQUEST
                : HttpStatus.UNPROCESSABLE_CONTENT;
    }
}
