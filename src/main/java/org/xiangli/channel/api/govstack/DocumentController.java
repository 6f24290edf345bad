package org.xiangli.channel.api.govstack;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.xiangli.channel.api.ApiProblem;
import org.xiangli.channel.api.Caller;
import org.xiangli.channel.api.Keys;
import org.xiangli.channel.api.Scope;
import org.xiangli.core.access.Acting;
import org.xiangli.core.files.FileDesk;
import org.xiangli.core.files.FileStore;
import org.xiangli.core.files.Paper;

/** {@code /documents}: uploaded first, named when the application is handed in. */
@RestController
@RequestMapping("/govstack/registration/v1/documents")
class DocumentController {

    private final FileStore files;
    private final FileDesk looked;

    DocumentController(FileStore files, FileDesk looked) {
        this.files = files;
        this.looked = looked;
    }

    @PostMapping
    Map<String, Object> upload(
            @RequestParam(name = "file", required = false) Optional<List<MultipartFile>> sent,
            @RequestParam(name = "additionalMetadata", required = false) Optional<String> metadata,
            HttpServletRequest request)
            throws IOException {
        Caller.require(Scope.WRITE_CASES);
        var acting = Acting.current();
        acting.demandMatters();
        var all = sent.orElse(List.of());
        if (all.size() != 1 || metadata.filter(text -> text.length() > 2_000).isPresent()) {
            throw ApiProblem.of(HttpStatus.BAD_REQUEST, "api.one-file");
        }
        var file = all.getFirst();
        var name = file.getOriginalFilename();
        var kept = files.store(new Paper(
                Keys.of(request), null, acting.division(), name == null ? "document" : name, file.getBytes()));
        return Map.of(
                "code",
                200,
                "type",
                kept.type().mediaType(),
                "message",
                kept.name(),
                "url",
                ApplicationFiles.DOCUMENTS + kept.id());
    }

    /** What the URL of an upload leads to. */
    @GetMapping("/{id}")
    ResponseEntity<byte[]> open(@PathVariable java.util.UUID id) {
        Caller.require(Scope.READ_CASES);
        Acting.current().demandMatters();
        var file = looked.open(id);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.attachment().type().mediaType()))
                .header("Content-Disposition", "attachment")
                .body(file.content());
    }
}
