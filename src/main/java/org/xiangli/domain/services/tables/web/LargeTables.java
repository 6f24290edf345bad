package org.xiangli.domain.services.tables.web;

import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/**
 * A table may be larger than a paper. How much a form may bring is fixed by the servlet it arrives at, so the address of
 * tables has one of its own, which hands on to the common one; no other page takes more than before. What is sent goes to
 * a file of the server until the request ends, never into memory.
 */
@Configuration
class LargeTables {

    private static final DataSize AROUND = DataSize.ofMegabytes(1);

    @Bean
    ServletRegistrationBean<HttpServlet> tablesDoorway(@Value("${xiangli.tables.limit:64MB}") DataSize limit) {
        var doorway = new ServletRegistrationBean<HttpServlet>(new Doorway(), "/tables");
        doorway.setName("tables");
        doorway.setMultipartConfig(new MultipartConfigElement(
                "", limit.toBytes() + AROUND.toBytes(), limit.toBytes() + 2 * AROUND.toBytes(), 0));
        return doorway;
    }

    private static final class Doorway extends HttpServlet {

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            getServletContext().getNamedDispatcher("dispatcherServlet").forward(request, response);
        }
    }
}
