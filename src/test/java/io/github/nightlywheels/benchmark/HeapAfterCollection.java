package io.github.nightlywheels.benchmark;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** The most heap that was still in use after a garbage collection: what the program needs, without its litter. */
final class HeapAfterCollection {
    private final AtomicLong peak = new AtomicLong();

    /** Listens from now on. */
    HeapAfterCollection() {
        ManagementFactory.getGarbageCollectorMXBeans()
                .forEach(collector -> ((NotificationEmitter) collector)
                        .addNotificationListener(
                                (notification, ignored) -> note((CompositeData) notification.getUserData()),
                                null,
                                null));
    }

    private void note(CompositeData data) {
        Map<String, MemoryUsage> after =
                GarbageCollectionNotificationInfo.from(data).getGcInfo().getMemoryUsageAfterGc();
        long used = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && after.containsKey(pool.getName()))
                .mapToLong(pool -> after.get(pool.getName()).getUsed())
                .sum();
        peak.accumulateAndGet(used, Math::max);
    }

    /** The bytes that are in use now, after a collection. */
    static long now() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** The most that was in use after any collection, one at the end included. */
    long peak() {
        peak.accumulateAndGet(now(), Math::max);
        return peak.get();
    }
}
