package io.countersign.ops.server.limits;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the application takes at most; each can be set as {@code countersign.limits.NAME}.
 *
 * @param requestBody of a JSON request
 * @param importLine of NDJSON, or a record of CSV
 * @param importFile one file of a multipart import
 * @param importFiles in a multipart import
 * @param gzipRatio of an import's size to its compressed size, past the first megabyte
 * @param text longest text of a data row, in characters
 * @param content largest image
 * @param imagePixels most pixels of an image
 * @param key longest key of a data row, in characters
 * @param metadataEntries of a data row
 * @param metadataText longest name or value of metadata, in characters
 * @param failureRaw how much of a line that failed is kept, so that it can be imported again
 * @param importFailures of one import whose lines are kept
 * @param importRows in one transaction
 * @param importWriters threads that store rows, for all imports together
 * @param imports at once
 * @param bundle a zipped model
 * @param modelThreads that run a model
 * @param modelStart time of the processor that a model may take to be loaded and tried out
 * @param modelRow time of the processor that a model may take for a row, on average of those that
 *     it is asked about together
 * @param modelMemory that a model may take
 * @param page entries of a list
 * @param claims that one person holds at once in a project
 * @param streams clients of the stream of events at once
 * @param personStreams of them for one person
 * @param previewRows of a model run that stores nothing
 * @param trainingRows that a model is trained on
 * @param operations long-running ones at once
 * @param changedRows that one request may change
 * @param exports at once
 * @param behind how long a query waits for the projections
 * @param views requests that ask the projections at once, so that threads are left for commands
 * @param late how long an event may be missing in the projections before they count as behind
 * @param webThreads that serve requests
 * @param connections open at once
 * @param addressConnections of them from one address, or one network of IPv6
 * @param bodyPause how long a request may keep the server waiting for its body, until what arrives
 *     makes up for it
 * @param bodyRate of a body at least, in each second that is waited for it
 * @param databaseConnections in the pool
 * @param idleTransaction how long a transaction may do nothing before the database ends it; what a
 *     frozen node holds is free for others then
 * @param sessions of browsers that one person has at once
 * @param session how long a browser may do nothing before its session ends
 * @param loginAttempts that may fail for a name from one address before it has to wait
 * @param loginPause how long it then waits
 * @param stop how long what is under way may take to end when the node stops
 */
@ConfigurationProperties("countersign.limits")
public record Limits(
    @DefaultValue("1MB") @Bounds(least = "1KB", most = "100MB") DataSize requestBody,
    @DefaultValue("8MB") @Bounds(least = "1KB", most = "1GB") DataSize importLine,
    @DefaultValue("2GB") @Bounds(least = "1KB", most = "1TB") DataSize importFile,
    @DefaultValue("2000") @Bounds(least = "1", most = "100000") int importFiles,
    @DefaultValue("200") @Bounds(least = "1", most = "10000") int gzipRatio,
    @DefaultValue("1000000") @Bounds(least = "1", most = "100000000") int text,
    @DefaultValue("16MB") @Bounds(least = "1KB", most = "1GB") DataSize content,
    @DefaultValue("50000000") @Bounds(least = "1", most = "1000000000") long imagePixels,
    @DefaultValue("500") @Bounds(least = "1", most = "500") int key,
    @DefaultValue("100") @Bounds(least = "0", most = "10000") int metadataEntries,
    @DefaultValue("10000") @Bounds(least = "1", most = "1000000") int metadataText,
    @DefaultValue("64KB") @Bounds(least = "0B", most = "64MB") DataSize failureRaw,
    @DefaultValue("100000") @Bounds(least = "0", most = "10000000") int importFailures,
    @DefaultValue("256") @Bounds(least = "1", most = "10000") int importRows,
    @DefaultValue("2") @Bounds(least = "1", most = "64") int importWriters,
    @DefaultValue("4") @Bounds(least = "1", most = "64") int imports,
    @DefaultValue("200MB") @Bounds(least = "1KB", most = "1GB") DataSize bundle,
    @DefaultValue("2") @Bounds(least = "1", most = "64") int modelThreads,
    @DefaultValue("60s") @Bounds(least = "1s", most = "1h") Duration modelStart,
    @DefaultValue("2s") @Bounds(least = "1ms", most = "10m") Duration modelRow,
    @DefaultValue("1GB") @Bounds(least = "64MB", most = "1TB") DataSize modelMemory,
    @DefaultValue("1000") @Bounds(least = "1", most = "1000") int page,
    @DefaultValue("130") @Bounds(least = "1", most = "1000") int claims,
    @DefaultValue("200") @Bounds(least = "0", most = "100000") int streams,
    @DefaultValue("20") @Bounds(least = "1", most = "1000") int personStreams,
    @DefaultValue("200") @Bounds(least = "1", most = "10000") int previewRows,
    @DefaultValue("50000") @Bounds(least = "10", most = "1000000") int trainingRows,
    @DefaultValue("2") @Bounds(least = "1", most = "32") int operations,
    @DefaultValue("50000") @Bounds(least = "1", most = "100000") int changedRows,
    @DefaultValue("4") @Bounds(least = "1", most = "64") int exports,
    @DefaultValue("2s") @Bounds(least = "0ms", most = "60s") Duration behind,
    @DefaultValue("32") @Bounds(least = "1", most = "2000") int views,
    @DefaultValue("10s") @Bounds(least = "1s", most = "1h") Duration late,
    @DefaultValue("64") @Bounds(least = "4", most = "2000") int webThreads,
    @DefaultValue("2000") @Bounds(least = "10", most = "100000") int connections,
    @DefaultValue("500") @Bounds(least = "1", most = "100000") int addressConnections,
    @DefaultValue("20s") @Bounds(least = "10ms", most = "10m") Duration bodyPause,
    @DefaultValue("8KB") @Bounds(least = "1B", most = "1GB") DataSize bodyRate,
    @DefaultValue("32") @Bounds(least = "8", most = "1000") int databaseConnections,
    @DefaultValue("10s") @Bounds(least = "1s", most = "1d") Duration idleTransaction,
    @DefaultValue("20") @Bounds(least = "1", most = "1000") int sessions,
    @DefaultValue("12h") @Bounds(least = "1m", most = "30d") Duration session,
    @DefaultValue("10") @Bounds(least = "1", most = "1000") int loginAttempts,
    @DefaultValue("30s") @Bounds(least = "1s", most = "1h") Duration loginPause,
    @DefaultValue("30s") @Bounds(least = "1s", most = "10m") Duration stop) {}
