package io.dynamote.alert.email;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server that can refuse at any step, hang up or fall silent. */
final class MailServer implements AutoCloseable {

    static final String PASSWORD = "s3cr3t-password";

    private final List<byte[]> mails = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final SMTPServer server;
    private volatile @Nullable Trouble trouble;

    /** Where it makes trouble. */
    enum Step {
        SENDER,
        RECIPIENT,
        CONTENT
    }

    /** How it makes trouble: what it answers with, or what it does instead. */
    private record Trouble(Step step, int code, String text) {}

    private static final int HANGS_UP = 421;
    private static final int SILENT = 0;

    MailServer() {
        this(server -> server);
    }

    /** One that is encrypted from the first byte. */
    static MailServer overTls(SSLContext tls) {
        return new MailServer(server -> server.serverSocketFactory(tls));
    }

    /** One that takes no mail before STARTTLS. */
    static MailServer withStartTls(SSLContext tls) {
        return new MailServer(server -> server.enableTLS().requireTLS().startTlsSocketFactory(tls));
    }

    private MailServer(UnaryOperator<SMTPServer.Builder> encryption) {
        server = encryption
                .apply(SMTPServer.port(0))
                .bindAddress(InetAddress.getLoopbackAddress())
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, context) -> {
                    if (!PASSWORD.equals(password)) {
                        throw new LoginFailedException("not " + password);
                    }
                }))
                .messageHandlerFactory(context -> new Handler())
                .build();
        server.start();
    }

    int port() {
        return server.getPortAllocated();
    }

    void refuses(Step step, int code, String text) {
        trouble = new Trouble(step, code, text);
    }

    void fallsSilentAt(Step step) {
        trouble = new Trouble(step, SILENT, "");
    }

    int received() {
        return mails.size();
    }

    MimeMessage mail(int index) throws MessagingException {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mails.get(index)));
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop();
    }

    private final class Handler implements MessageHandler {

        @Override
        public void from(String from) throws RejectException {
            pass(Step.SENDER);
        }

        @Override
        public void recipient(String recipient) throws RejectException {
            pass(Step.RECIPIENT);
        }

        @Override
        public @Nullable String data(InputStream data) throws RejectException, IOException {
            byte[] mail = data.readAllBytes();
            pass(Step.CONTENT);
            mails.add(mail);
            return null;
        }

        @Override
        public void done() {}

        private void pass(Step step) throws RejectException {
            Trouble now = trouble;
            if (now == null || now.step() != step) {
                return;
            }
            switch (now.code()) {
                case SILENT -> untilClosed();
                case HANGS_UP -> throw new DropConnectionException(HANGS_UP, now.text());
                default -> throw new RejectException(now.code(), now.text());
            }
        }

        private void untilClosed() {
            try {
                closing.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
