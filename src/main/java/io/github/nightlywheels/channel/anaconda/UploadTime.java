package io.github.nightlywheels.channel.anaconda;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/** The server's {@code upload_time} ({@code anaconda-api.md} section 1.10): {@code 2025-02-07 15:05:00.099000+00:00}. */
final class UploadTime {
    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffset("+HH:mm", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHmm", "Z")
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    private UploadTime() {}

    /** The moment; the fraction and the offset (then UTC) may be absent. Empty where the text makes no sense. */
    static Optional<Instant> parse(String text) {
        try {
            TemporalAccessor parsed = FORMAT.parseBest(
                    text.strip().replaceFirst("^(\\S+) +", "$1T").replace(" ", ""),
                    OffsetDateTime::from,
                    LocalDateTime::from);
            return Optional.of(
                    parsed instanceof OffsetDateTime moment
                            ? moment.toInstant()
                            : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
