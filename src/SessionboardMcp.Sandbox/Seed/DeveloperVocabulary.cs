namespace SessionboardMcp.Sandbox.Seed;

/// <summary>The words of a software developers' conference.</summary>
internal static class DeveloperVocabulary
{
    public static Vocabulary Create() => new()
    {
        Subjects =
        [
            .. On("Platform Engineering",
                ("Golden Paths", "ticket queues"), ("Developer Portals", "stale documentation"),
                ("Ephemeral Environments", "shared staging"), ("Infrastructure as Code", "configuration drift"),
                ("Multi-Tenant Clusters", "noisy neighbours"), ("Service Templates", "copy-paste services"),
                ("Progressive Delivery", "big-bang releases")),
            .. On("AI Engineering",
                ("Retrieval Pipelines", "confident wrong answers"), ("Agent Evaluation", "demo-only agents"),
                ("Prompt Versioning", "silent regressions"), ("Small Language Models", "runaway inference bills"),
                ("Tool-Using Agents", "endless loops"), ("Embedding Search", "keyword dead ends"),
                ("Guardrails for LLM Apps", "prompt injection")),
            .. On("Data & Streaming",
                ("Event Sourcing", "lost history"), ("Change Data Capture", "nightly batches"),
                ("Stream Processing", "late events"), ("Lakehouse Tables", "data swamps"),
                ("Schema Evolution", "breaking changes"), ("Data Contracts", "surprise columns"),
                ("Query Planning", "slow dashboards")),
            .. On("Web & Mobile",
                ("Server-Driven Interfaces", "app-store delays"), ("WebAssembly Components", "fragile plugins"),
                ("Accessible Components", "keyboard traps"), ("Offline-First Sync", "merge conflicts"),
                ("View Transitions", "janky navigation"), ("Edge Rendering", "slow first paints"),
                ("Design Tokens", "inconsistent buttons")),
            .. On("Security",
                ("Passkeys", "password resets"), ("Threat Modeling", "late security reviews"),
                ("Supply-Chain Signing", "unknown dependencies"), ("Secret Rotation", "leaked credentials"),
                ("Zero-Trust Networking", "flat networks"), ("Memory-Safe Rewrites", "buffer overflows"),
                ("OAuth for Agents", "token passthrough")),
            .. On("Observability",
                ("OpenTelemetry Pipelines", "vendor lock-in"), ("Trace Sampling", "telemetry costs"),
                ("Service Level Objectives", "alert fatigue"), ("Continuous Profiling", "mystery latency"),
                ("Structured Logging", "log archaeology"), ("Incident Reviews", "repeat outages"),
                ("Synthetic Checks", "silent failures")),
            .. On("Languages & Runtimes",
                ("Native Compilation", "cold starts"), ("Structured Concurrency", "leaked tasks"),
                ("Pattern Matching", "nested conditionals"), ("Garbage Collector Tuning", "latency spikes"),
                ("Incremental Compilation", "long builds"), ("Gradual Typing", "runtime surprises"),
                ("Fuzz Testing", "parser crashes")),
            .. On("Developer Experience",
                ("Trunk-Based Development", "long-lived branches"), ("Flaky-Test Hunting", "red builds"),
                ("Code Review Culture", "review backlogs"), ("Monorepo Tooling", "slow checkouts"),
                ("Documentation as Code", "outdated wikis"), ("Onboarding Journeys", "lost first weeks"),
                ("Remote Pairing", "siloed knowledge")),
            .. On("Cloud Architecture",
                ("Cell-Based Architecture", "company-wide outages"), ("Modular Monoliths", "accidental complexity"),
                ("Queue-Based Backpressure", "retry storms"), ("Multi-Region Failover", "regional outages"),
                ("Serverless Workflows", "hidden state"), ("Cost Allocation", "surprise invoices"),
                ("Caching Strategies", "stale reads")),
            .. On("Leadership & Culture",
                ("Staff Engineering", "invisible work"), ("Team Topologies", "endless hand-offs"),
                ("Technical Strategy", "serial rewrites"), ("Sustainable On-Call", "burnout"),
                ("Engineering Metrics", "vanity dashboards"), ("Mentoring Programs", "stalled careers"),
                ("Decision Records", "forgotten reasons")),
        ],
        Contexts =
        [
            "at a Regional Bank", "for Small Teams", "in Regulated Industries", "on a Public-Sector Budget",
            "across Forty Repositories", "for Embedded Teams", "in a Legacy Estate", "for Open-Source Maintainers",
            "in Air-Gapped Networks", "behind a Million Devices", "in a Game Studio", "in Hospital Systems",
            "during a Merger", "on the Factory Floor", "for Solo Developers", "at a National Railway",
        ],
        Grounds =
        [
            "Lessons from Three Years in Production", "What Forty Teams Taught Us", "Notes from a Failed Rollout",
            "A Two-Year Retrospective", "The Numbers after Six Months", "Myths and Measurements",
            "A Practical Checklist", "Before and After", "Trade-Offs Nobody Mentions", "Stories from the Help Desk",
            "An Honest Comparison", "Five Decisions We Would Reverse",
        ],
        Keynotes =
        [
            "Software That Outlives Its Authors", "The Quiet Infrastructure of Everyday Life",
            "Building for the People Who Page You",
        ],
        Tags =
        [
            "Kubernetes", "Machine learning", "Testing", "Performance", "Cost", "Open source", "Case study", "Hands-on",
            "Architecture", "Databases", "Accessibility", "Privacy", "Compliance", "Beginner friendly", "Live demo",
            "Tooling", "Career", "Remote work", "Automation", "Reliability", "APIs", "Frontend", "Backend", "Research",
        ],
        JobTitles =
        [
            "Staff Engineer", "Principal Engineer", "Senior Software Engineer", "Engineering Manager",
            "Developer Advocate", "Site Reliability Engineer", "Platform Lead", "Security Architect", "Data Engineer",
            "Head of Developer Experience", "Machine Learning Engineer", "Chief Technology Officer", "Cloud Architect",
            "Director of Engineering", "Frontend Lead", "Research Scientist", "Independent Consultant",
        ],
        CompanyKinds = ["Systems", "Software", "Labs", "Cloud", "Networks", "Analytics", "Robotics", "Bank", "Health", "Mobility", "Games", "Energy"],
    };

    private static IEnumerable<Subject> On(string track, params (string Topic, string Pain)[] subjects) =>
        subjects.Select(subject => new Subject(track, subject.Topic, subject.Pain));
}
