from django.urls import path

from comments.desk import log
from comments.desk.closing import pages as closing
from comments.desk.closing import thread, threads

urlpatterns = [
    path("threads/", threads.threads, name="threads"),
    path("threads/<int:pk>/", thread.thread, name="thread"),
    path("threads/<int:pk>/closure/", thread.closure, name="thread_closure"),
    path("threads/<int:pk>/reopening/", thread.reopening, name="thread_reopening"),
    path("threads/<int:pk>/exemption/", thread.exemption, name="exemption"),
    path("threads/<int:pk>/exemption/end/", thread.exemption_end, name="exemption_end"),
    path("closing/", closing.closing, name="closing"),
    path("closing/site/", closing.site, name="closing_site"),
    path("closing/topics/", closing.topics, name="closing_topics"),
    path("closing/<int:pk>/end/", closing.reopening, name="closing_end"),
    path("closing/rule/", closing.new_rule, name="new_rule"),
    path("closing/rules/", closing.rules, name="rules"),
    path("closing/rules/<int:pk>/end/", closing.rule_end, name="rule_end"),
    path("log/", log.log, name="log"),
]
