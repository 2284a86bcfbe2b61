import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { AnnotationStore } from './annotations/annotation.store.js';
import { AnnotationsController } from './annotations/annotations.controller.js';
import { AuditController } from './audit/audit.controller.js';
import { AuditLog } from './audit/audit-log.js';
import { AuditStore } from './audit/audit.store.js';
import { AccessGuard } from './auth/access.guard.js';
import { Access } from './auth/access.js';
import { ADMIN_TOKEN } from './auth/admin-token.js';
import { Origins } from './auth/origins.js';
import { PasswordHashes } from './auth/passwords/password-hashes.js';
import { SignInBackoff } from './auth/passwords/sign-in-backoff.js';
import { SessionController } from './auth/sessions/session.controller.js';
import { SessionStore } from './auth/sessions/session.store.js';
import { SessionsController } from './auth/sessions/sessions.controller.js';
import { SignIn } from './auth/sessions/sign-in.js';
import { SignInLinks } from './auth/sessions/sign-in-links.js';
import { ApiTokenStore } from './auth/tokens/api-token.store.js';
import { TokensController } from './auth/tokens/tokens.controller.js';
import { UserStore } from './auth/users/user.store.js';
import { UsersController } from './auth/users/users.controller.js';
import { CONFIG, type Config } from './config.js';
import { CredentialController } from './enrol/credential.controller.js';
import { EnrolController } from './enrol/enrol.controller.js';
import { HostChangesController } from './enrol/host-changes.controller.js';
import { EnrolmentStore } from './enrol/enrolment.store.js';
import { ActivityController } from './facts/activity.controller.js';
import { ActivityReadings } from './facts/activity-readings.js';
import { FactsGateway } from './facts/facts.gateway.js';
import { FactsService } from './facts/facts.service.js';
import { ServersController } from './facts/servers.controller.js';
import { SettingsController } from './facts/settings.controller.js';
import { ServerSettingsStore } from './facts/server-settings.store.js';
import { SettingsStore } from './facts/settings.store.js';
import { FleetHistory } from './fleet/fleet-history.js';
import { FleetController } from './fleet/fleet.controller.js';
import { HealthController } from './health/health.controller.js';
import { Readiness } from './health/readiness.js';
import { HistoryController } from './history/history.controller.js';
import { ActivityStore } from './history/activity/activity.store.js';
import { SampleStore } from './history/sample.store.js';
import { RemovalStore } from './history/retention/removal.store.js';
import { StorageController } from './history/retention/storage.controller.js';
import { Sealing } from './history/sealing.js';
import { HistoryStore } from './history/store/history-store.js';
import { SqliteHistoryStore } from './history/store/sqlite-history-store.js';
import { HostAdmission } from './hosts/host-admission.js';
import { HistoryReader } from './history/history-reader.js';
import { HistoryWriter } from './history/history-writer.js';
import { ConnectedAgents } from './hosts/connected-agents.js';
import { HostRegistry } from './hosts/host-registry.js';
import { HostStore } from './hosts/host.store.js';
import { HostsController } from './hosts/hosts.controller.js';
import { CommitGroup } from './ingest/commit-group.js';
import { F5Polling } from './ingest/f5/f5-polling.js';
import { IngestGateway } from './ingest/ingest.gateway.js';
import { IngestService } from './ingest/ingest.service.js';
import { NetstatController } from './ingest/netstat.controller.js';
import { InspectionController } from './inspect/inspection.controller.js';
import { ScrapedHosts } from './ingest/scrape/scraped-hosts.js';
import { Scraping } from './ingest/scrape/scraping.js';
import { Inspections } from './inspect/inspections.js';
import { AddressLimits } from './limits/address-limits.js';
import { LiveFeed } from './live/live-feed.js';
import { LiveGateway } from './live/live.gateway.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { ServiceMetrics } from './metrics/service-metrics.js';
import { PathStore } from './paths/path.store.js';
import { PathsController } from './paths/paths.controller.js';
import { PrismaService } from './prisma.service.js';
import { ProblemFilter } from './problem/problem.filter.js';
import { schemaPipe } from './problem/schema.pipe.js';
import { ReferenceController } from './reference/reference.controller.js';
import { PRAGMAS } from './storage/pragmas.js';
import { WriteTurn } from './storage/write-turn.js';

/** The parts of the API. */
@Module({})
export class AppModule {
  static with(config: Config, adminToken: string): DynamicModule {
    const turn = new WriteTurn();
    return {
      module: AppModule,
      controllers: [
        ActivityController,
        AnnotationsController,
        AuditController,
        CredentialController,
        EnrolController,
        FleetController,
        HealthController,
        HistoryController,
        HostChangesController,
        HostsController,
        NetstatController,
        InspectionController,
        MetricsController,
        PathsController,
        ReferenceController,
        SessionController,
        SessionsController,
        ServersController,
        SettingsController,
        StorageController,
        TokensController,
        UsersController,
      ],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: ADMIN_TOKEN, useValue: adminToken },
        { provide: PrismaService, useFactory: () => new PrismaService(config.databasePath, turn) },
        { provide: HistoryReader, useFactory: () => new HistoryReader(config.databasePath) },
        { provide: HistoryWriter, useFactory: () => new HistoryWriter(config.databasePath, PRAGMAS, turn) },
        { provide: HistoryStore, useClass: SqliteHistoryStore },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_PIPE, useFactory: schemaPipe },
        Access,
        ActivityReadings,
        ActivityStore,
        AnnotationStore,
        AddressLimits,
        ApiTokenStore,
        AuditLog,
        AuditStore,
        CommitGroup,
        ConnectedAgents,
        EnrolmentStore,
        F5Polling,
        FleetHistory,
        FactsGateway,
        FactsService,
        HostAdmission,
        HostRegistry,
        HostStore,
        IngestGateway,
        IngestService,
        Inspections,
        LiveFeed,
        LiveGateway,
        Origins,
        PasswordHashes,
        PathStore,
        Readiness,
        RemovalStore,
        SampleStore,
        ScrapedHosts,
        Scraping,
        Sealing,
        ServiceMetrics,
        SessionStore,
        ServerSettingsStore,
        SettingsStore,
        SignIn,
        SignInBackoff,
        SignInLinks,
        UserStore,
      ],
    };
  }
}
