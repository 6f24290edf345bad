package org.xiangli.channel.api.govstack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.xiangli.core.files.AttachmentKind;
import org.xiangli.core.files.FileStore;
import org.xiangli.core.page.Texts;
import org.xiangli.domain.services.Application;
import org.xiangli.domain.services.forms.FormDesk;
import org.xiangli.domain.services.forms.Step;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes application files as the specification wants them. */
@Component
class ApplicationFiles {

    static final String DOCUMENTS = "/govstack/registration/v1/documents/";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final FormDesk forms;
    private final FileStore files;
    private final Texts texts;

    ApplicationFiles(FormDesk forms, FileStore files, Texts texts) {
        this.forms = forms;
        this.files = files;
        this.texts = texts;
    }

    /** {@code applicationFileResponse} */
    Map<String, Object> whole(Application application, Locale reader) {
        var file = application.file();
        var written = new LinkedHashMap<String, Object>();
        written.put("fileId", file.id().toString());
        written.put("registered", file.openedAt().toString());
        written.put("applicantId", file.subject().toString());
        written.put("serviceId", Services.id(file.matter()).toString());
        written.put("serviceName", application.item().name().in(reader));
        written.put("status", Status.model(file, texts, reader));
        written.put("ended", Status.ended(file));
        written.put("applicationData", data(application, reader));
        return written;
    }

    /** {@code applicantApplicationFileListResponse} */
    Map<String, Object> line(Application application, Locale reader) {
        var file = application.file();
        var written = new LinkedHashMap<String, Object>();
        written.put("fileId", file.id().toString());
        written.put("mainTaskId", TaskController.taskId(file));
        written.put("taskTitle", application.item().name().in(reader));
        written.put("roleId", file.step().post().code());
        written.put("roleName", file.step().post().code());
        written.put("assigneeId", file.holder().value());
        written.put("status", Status.model(file, texts, reader));
        written.put("applicantId", file.subject().toString());
        written.put("created", file.openedAt().toString());
        written.put("registered", file.openedAt().toString());
        written.put("description", file.number());
        written.put("serviceName", application.item().name().in(reader));
        written.put("serviceId", Services.id(file.matter()).toString());
        forms.ofCase(file.id())
                .ifPresent(
                        form -> written.put("eformId", Services.id(form.form()).toString()));
        written.put("documentUrls", documents(application));
        return written;
    }

    private Map<String, Object> data(Application application, Locale reader) {
        var file = application.file();
        var data = new LinkedHashMap<String, Object>();
        data.put("applicationName", application.item().name().in(reader));
        data.put("applicantId", file.subject().toString());
        data.put("created", file.openedAt().toString());
        forms.ofCase(file.id()).ifPresent(form -> {
            var answers = new LinkedHashMap<String, Object>();
            form.form().steps().forEach(step -> answers.put(step.key(), section(form.filled(), step)));
            data.put(
                    "formData",
                    Map.of("data", answers, "eFormId", Services.id(form.form()).toString()));
        });
        data.put("documentUrls", documents(application));
        return data;
    }

    /** The answers of one step: the values of {@code data} are objects, as the specification says. */
    static ObjectNode section(ObjectNode filled, Step step) {
        var section = JSON.createObjectNode();
        step.ask().stream().filter(filled::has).forEach(name -> section.set(name, filled.path(name)));
        return section;
    }

    private List<String> documents(Application application) {
        return files.list(application.id()).stream()
                .filter(attachment -> attachment.kind() == AttachmentKind.PAPER)
                .map(attachment -> DOCUMENTS + attachment.id())
                .toList();
    }
}
