package org.xiangli.channel.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.xiangli.domain.services.forms.FieldProblem;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/** A request that was not granted, with everything wrong with it. */
public class ApiProblem extends RuntimeException {

    private final HttpStatus status;
    private final transient Refusal refusal;
    private final transient List<FieldProblem> fields;
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    private ApiProblem(HttpStatus status, Refusal refusal, List<FieldProblem> fields) {
        super(refusal.getMessage());
        this.status = status;
        this.refusal = refusal;
        this.fields = List.copyOf(fields);
    }

    public static ApiProblem of(HttpStatus status, String code, Object... arguments) {
        return new ApiProblem(status, new Refusal(code, Caller.RULE, arguments), List.of());
    }

    /** Answers that are wrong, each named. */
    public static ApiProblem of(HttpStatus status, Refusal refusal, List<FieldProblem> fields) {
        return new ApiProblem(status, refusal, fields);
    }

    /** The same with a header its answer carries. */
    ApiProblem with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    Map<String, String> headers() {
        return Map.copyOf(headers);
    }

    HttpStatus status() {
        return status;
    }

    Refusal refusal() {
        return refusal;
    }

    List<FieldProblem> fields() {
        return fields;
    }

    /** Where a refusal's rule stands written. */
    static Map<String, Object> rule(RuleRef rule) {
        var written = new LinkedHashMap<String, Object>();
        written.put("code", rule.code());
        written.put("source", rule.source());
        written.put("article", rule.article());
        return written;
    }
}
